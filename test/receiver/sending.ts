import assert from 'node:assert/strict';
import { request } from 'node:http';
import { Readable } from 'node:stream';
import { suite, test } from 'node:test';
import { asStaff, fill, formOf, hashesOf, linkOf, type Receiver, send, stored } from './receiving.ts';

/** What a site wants of a server that takes submissions. */
export function sendingTests(at: () => Receiver): void {
  suite('Sending', () => {
    test('by a script and by a plain form stores every byte, and a repeat stores nothing', async () => {
      for (const plain of [false, true]) {
        const filled = await fill(plain ? 'by a form' : 'by a script', { size: 2_000_000 });
        const { submissionId } = filled.payload;
        const references = [];
        for (const _ of [1, 2, 3])
          references.push(plain ? await post(at(), formOf(filled)) : await accepted(at(), filled));
        assert.deepEqual(references, [references[0], references[0], references[0]]);
        assert.deepEqual(await stored(at(), submissionId), { count: 1, hashes: await hashesOf(filled) });
      }
    });

    test('twenty times at once stores it once, under one reference', async () => {
      const filled = await fill('twenty at once');
      const answers = await Promise.all(Array.from({ length: 20 }, () => accepted(at(), filled)));
      assert.equal(new Set(answers).size, 1);
      assert.deepEqual(await stored(at(), filled.payload.submissionId), { count: 1, hashes: await hashesOf(filled) });
    });

    test('the same after midnight is a repeat, another one under its id is refused', async () => {
      const filled = await fill('first');
      const reference = await accepted(at(), filled);
      const later = { ...filled, payload: { ...filled.payload, today: '2026-05-29' } };
      assert.equal(await accepted(at(), later), reference);
      const { answers } = filled.payload;
      const other = await send(at(), {
        ...filled,
        payload: { ...filled.payload, answers: { ...answers, about: 'second' } },
      });
      assert.equal(other.status, 409);
      assert.match(other.message ?? '', new RegExp(reference));
      const stranger = await send(at(), filled, linkOf(at(), 'provider'));
      assert.ok(stranger.status >= 400 && !stranger.message?.includes(reference));
      const member = await send(at(), filled, linkOf(at(), 'workshops@2026-05-29'));
      assert.equal(member.status, 409);
      assert.doesNotMatch(JSON.stringify(member), new RegExp(reference));
    });

    test('without a personal link that is valid now is refused before anything is read', async () => {
      const filled = await fill();
      for (const link of ['', 'workshops', `${linkOf(at())}a`, linkOf(at(), 'workshops', -1), linkOf(at(), 'nobody')]) {
        const { status, message } = await send(at(), filled, link);
        assert.equal(status, 403);
        assert.match(message ?? '', /personal link/);
      }
      assert.equal((await stored(at(), filled.payload.submissionId)).count, 0);
    });

    test('something that is not so is refused, and the questions are named', async () => {
      const { payload, files } = await fill();
      const with_ = (change: object) => ({ payload: { ...payload, ...change }, files });
      const refused = await send(at(), with_({ answers: { ...payload.answers, about: 'canary'.repeat(40) } }));
      assert.equal(refused.status, 422);
      assert.deepEqual(
        refused.violations?.map(({ path }) => path),
        ['about'],
      );
      const [first, ...rest] = [...files];
      const changed = new Map([...rest, [first![0], new Blob([await first![1].arrayBuffer(), 'x'])]]);
      const bad = [
        with_({ today: '2026-05-20' }),
        with_({ contextId: 'sample-provider-2026' }),
        with_({ supersedes: 'never-sent' }),
        with_({ needsReview: ['about'] }),
        with_({ questionnaire: { ...payload.questionnaire, version: 2 } }),
        { payload, files: new Map(rest) },
        { payload, files: changed },
        { payload, files: new Map([...files, ['zz', new Blob(['one too many'])]]) },
      ];
      for (const each of bad) assert.equal((await send(at(), each)).status, 422);
      assert.ok(at().logged.length >= bad.length);
      assert.doesNotMatch(at().logged.join(), /canary|Our review/);
      assert.equal((await stored(at(), payload.submissionId)).count, 0);
    });

    test('something that is nothing is refused without a fault', async () => {
      const { payload, files } = await fill();
      const none = new Map<string, Blob>();
      const nested = '['.repeat(200_000) + ']'.repeat(200_000);
      const odd = ['', 'null', '7', '[]', '{}', '{"questionnaire":null}', '{"__proto__":{"x":1}}', nested];
      odd.push(JSON.stringify({ ...payload, questionnaire: { id: '__proto__' } }));
      odd.push(JSON.stringify(payload).replace('"about":"', `"about":${nested},"x":"`));
      for (const text of odd) {
        const { status } = await send(at(), formOf({ payload: text, files: none }));
        assert.ok(status === 400 || status === 422, `${status} for ${text.slice(0, 60)}`);
      }
      const twice = formOf({ payload, files });
      twice.append(`questionnaire.files[${[...files.keys()][0]}]`, new Blob(['again']));
      assert.equal((await send(at(), twice)).status, 400);
      const address = `${at().url}/submissions?link=${linkOf(at())}`;
      const type = 'multipart/form-data; boundary=x';
      for (const [body, contentType] of [
        ['{}', 'application/json'],
        ['--x\r\nnonsense', type],
        ['', type],
      ] as const) {
        const answer = await fetch(address, { method: 'POST', body, headers: { 'Content-Type': contentType } });
        assert.equal(answer.status, 400);
        assert.match(await answer.text(), /did not arrive/);
      }
      assert.equal(({} as { x?: number }).x, undefined);
    });

    test('more than the questionnaire allows is refused, announced or not', async () => {
      const answer = await new Promise<number>((resolve, reject) => {
        const headers = { 'Content-Type': 'multipart/form-data; boundary=x', 'Content-Length': 42_000_001 };
        const sent = request(
          `${at().url}/submissions?link=${linkOf(at())}`,
          { method: 'POST', headers },
          (response) => {
            resolve(response.statusCode ?? 0);
            sent.destroy();
          },
        );
        sent.on('error', reject);
        sent.flushHeaders();
      });
      assert.equal(answer, 413);
      const megabyte = new Uint8Array(1_000_000);
      // Far more than the limit and whatever lies between the two.
      let left = 600;
      const megabytes = function* () {
        for (; left > 0; left -= 1) yield megabyte;
      };
      const status = await new Promise<number>((resolve) => {
        // A connection of its own, because the server closes it in the middle.
        const sent = request(
          `${at().url}/submissions?link=${linkOf(at())}`,
          { method: 'POST', agent: false, headers: { 'Content-Type': 'multipart/form-data; boundary=x' } },
          (response) => {
            resolve(response.statusCode ?? 0);
            sent.destroy();
          },
        );
        sent.on('error', () => resolve(413));
        Readable.from(megabytes()).pipe(sent);
      });
      assert.equal(status, 413);
      assert.ok(left > 0, 'the server went on reading');
    });

    test('a correction is stored beside what it corrects, which must be one’s own', async () => {
      const first = await fill('with a mistake');
      await accepted(at(), first);
      const second = await fill('without', { supersedes: first.payload.submissionId });
      assert.equal((await send(at(), second, linkOf(at(), 'workshops@2026-05-28'))).status, 422);
      await accepted(at(), second);
      const page = await (await asStaff(at(), `/staff/${second.payload.submissionId}`)).text();
      assert.match(page, /Corrects/);
      assert.ok(page.includes(first.payload.submissionId));
    });
  });
}

async function accepted(receiver: Receiver, filled: Parameters<typeof send>[1]): Promise<string> {
  const { status, reference, ...rest } = await send(receiver, filled);
  assert.equal(status, 200, JSON.stringify(rest));
  assert.match(reference ?? '', /^R-2026-\d{5}$/);
  return reference!;
}

/** Posts as a browser does with a form on the page, and reads the reference on the page that it is led to. */
async function post(receiver: Receiver, body: FormData): Promise<string> {
  const address = `${receiver.url}/post.html?link=${linkOf(receiver)}`;
  const first = await fetch(address, { method: 'POST', body, redirect: 'manual', headers: { Accept: 'text/html' } });
  assert.equal(first.status, 303);
  const receipt = await fetch(receiver.url + first.headers.get('location'));
  assert.equal(receipt.status, 200);
  return /R-2026-\d{5}/.exec(await receipt.text())![0];
}
