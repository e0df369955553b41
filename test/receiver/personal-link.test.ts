import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { readLink, signLink } from '../../demo/receiver/personal-link.js';
import { startRandom } from '../bench/random.ts';

const key = 'a key that is made for this test only';
const now = new Date('2026-05-28T12:00:00Z');
const expires = new Date('2026-07-28T12:00:00Z');
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=%+/ ';

suite('A personal link', () => {
  test('leads to whom it was made for, until it expires', () => {
    for (const name of ['provider', 'sponsor@2026-06-02', 'Ünïcode.with.dots', '']) {
      const link = signLink(key, name, expires);
      assert.equal(readLink(key, link, now), name);
      assert.equal(readLink(key, link, new Date(expires.getTime() - 1)), name);
      assert.equal(readLink(key, link, expires), undefined);
      assert.equal(readLink('another key', link, now), undefined);
    }
  });

  test('is worth nothing when anything in it is altered: none of 10,000 is accepted', () => {
    const random = startRandom(7);
    const below = (most: number) => random.between(0, most - 1);
    const letter = () => letters[below(letters.length)]!;
    const alterations: readonly ((link: string) => string)[] = [
      (link) => replaced(link, below(link.length), letter()),
      // The last letter of a signature has bits that decoding drops.
      (link) => replaced(link, link.length - 1, letter()),
      (link) => replaced(link, below(link.length), ''),
      (link) => replaced(link, below(link.length), letter() + letter()),
      (link) => link.slice(0, below(link.length)),
      (link) => link + letter(),
      (link) => link.split('').reverse().join(''),
      (link) => link.toUpperCase(),
      (link) => withParts(link, ([, seconds, signed]) => [nameOf('sponsor'), seconds, signed]),
      (link) => withParts(link, ([name, seconds, signed]) => [name, String(Number(seconds) + 1 + below(9999)), signed]),
      (link) => withParts(link, ([name, , signed]) => [name, 'Infinity', signed]),
      (link) => withParts(link, ([name, seconds, signed]) => [`${name}=`, seconds, signed]),
      (link) => withParts(link, ([name, seconds, signed]) => [name, ` ${seconds}`, signed]),
      (link) => withParts(link, ([name, seconds]) => [name, seconds, '']),
      (link) =>
        withParts(link, ([name, seconds, signed]) => [name, seconds, Buffer.from(signed, 'base64url').toString('hex')]),
      // One signature under what another says.
      (link) =>
        withParts(link, ([name, seconds]) => [name, seconds, signLink(key, `p${below(1e6)}`, expires).split('.')[2]!]),
      (link) =>
        withParts(link, ([name, seconds]) => [
          name,
          seconds,
          signLink('another key', 'provider', expires).split('.')[2]!,
        ]),
    ];
    let tried = 0;
    for (let i = 0; tried < 10_000; i += 1) {
      const link = signLink(key, `provider${below(50)}`, new Date(expires.getTime() + below(1e9)));
      const altered = alterations[i % alterations.length]!(link);
      if (altered === link) continue;
      tried += 1;
      assert.equal(readLink(key, altered, now), undefined, `${altered} was accepted in place of ${link}`);
    }
  });
});

function replaced(text: string, at: number, by: string): string {
  return text.slice(0, at) + by + text.slice(at + 1);
}

function nameOf(respondent: string): string {
  return Buffer.from(respondent).toString('base64url');
}

type Parts = readonly [name: string, seconds: string, signed: string];

function withParts(link: string, change: (parts: Parts) => Parts | readonly string[]): string {
  const [name = '', seconds = '', signed = ''] = link.split('.');
  return change([name, seconds, signed]).join('.');
}
