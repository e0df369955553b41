import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import { packed, unpacked } from '../../stories/try/packed-text.ts';

const text = readFileSync(new URL('../../schemas/nasba/renewal.2026.json', import.meta.url), 'utf8');

describe('a link that carries a questionnaire', () => {
  it('gives back what was put in, and is a fraction of its length', async () => {
    const carried = { name: 'renewal.2026.json', text: `${text} “¿más?” 🙂`, today: '2026-05-04' };
    const hash = await packed(carried);
    assert.match(hash, /^try=[\w-]+$/);
    assert.ok(hash.length < text.length / 2);
    assert.deepEqual(await unpacked(`#${hash}`), carried);
  });

  it('is called damaged when a part is missing or changed, and other links carry nothing', async () => {
    const hash = await packed({ name: 'a.json', text, today: '2026-05-04' });
    assert.equal(await unpacked(hash.slice(0, -20)), 'damaged');
    assert.equal(await unpacked('#try=%%%'), 'damaged');
    assert.equal(await unpacked('#try='), 'damaged');
    assert.equal(await unpacked(`#try=${deflateRawSync('{"text":1}').toString('base64url')}`), 'damaged');
    assert.equal(await unpacked('#section-2'), undefined);
    assert.equal(await unpacked(''), undefined);
  });

  it('is refused when it would unpack to more than any questionnaire', async () => {
    const bomb = deflateRawSync(JSON.stringify({ name: 'a', text: ' '.repeat(5_000_000), today: '2026-05-04' }));
    assert.equal(await unpacked(`try=${bomb.toString('base64url')}`), 'damaged');
  });
});
