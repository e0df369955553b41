import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { suite, test } from 'node:test';
import { plainCell } from '../../demo/receiver/csv.js';
import { asStaff, fill, hashesOf, linkOf, type Receiver, send } from './receiving.ts';

const hostile = `"><img src=x onerror=alert(1)></script><script>alert(2)</script>'{{7*7}}`;

/** What staff want of the pages that show them what was sent. */
export function staffTests(at: () => Receiver): void {
  suite('The staff’s pages', () => {
    test('open with their password alone', async () => {
      for (const path of ['/staff', '/staff/any', '/staff/any/files/a1', '/staff/sample-documents.csv']) {
        assert.equal((await fetch(at().url + path)).status, 401);
        const wrong = { Authorization: `Basic ${Buffer.from('staff:guess').toString('base64')}` };
        assert.equal((await fetch(at().url + path, { headers: wrong })).status, 401);
      }
      assert.equal((await asStaff(at(), '/staff')).status, 200);
    });

    test('show hostile answers and file names as text, and hand files over to be saved', async () => {
      const filled = await fill(hostile.slice(0, 200));
      const [ref, facts] = Object.entries(filled.payload.attachments).find(([, { name }]) => name.endsWith('.pdf'))!;
      const name = `../${hostile}\r\nSet-Cookie: x=1\u202efdp.pdf`;
      const payload = { ...filled.payload, attachments: { ...filled.payload.attachments, [ref]: { ...facts, name } } };
      const { status, receiptUrl = '' } = await send(at(), { ...filled, payload });
      assert.equal(status, 200);
      const pages = [
        await asStaff(at(), '/staff'),
        await asStaff(at(), `/staff/${payload.submissionId}`),
        await fetch(at().url + receiptUrl),
      ];
      for (const page of pages) {
        const text = await page.text();
        assert.equal(page.status, 200);
        assert.doesNotMatch(text, /<img|<script/);
        assert.match(page.headers.get('content-security-policy') ?? '', /default-src 'none'.*frame-ancestors 'none'/);
        if (page === pages[1]) assert.ok(text.includes('&lt;img src=x onerror=alert(1)&gt;'));
      }
      const file = await asStaff(at(), `/staff/${payload.submissionId}/files/${ref}`);
      const disposition = file.headers.get('content-disposition') ?? '';
      assert.match(disposition, /^attachment; filename="[\w. -]+\.pdf"; filename\*=UTF-8''[\w.%~!-]+\.pdf$/);
      assert.doesNotMatch(decodeURIComponent(disposition), /[/\\\r\n\u202e]/);
      assert.equal(file.headers.get('set-cookie'), null);
      assert.equal(file.headers.get('content-type'), 'application/octet-stream');
      assert.equal(file.headers.get('x-content-type-options'), 'nosniff');
      assert.match(file.headers.get('content-security-policy') ?? '', /sandbox/);
      const bytes = Buffer.from(await file.arrayBuffer());
      assert.ok((await hashesOf(filled)).includes(createHash('sha256').update(bytes).digest('hex')));
      for (const other of ['__proto__', 'toString', 'zz', '..%2f..']) {
        assert.equal((await asStaff(at(), `/staff/${payload.submissionId}/files/${other}`)).status, 404);
      }
    });

    test('tell answers in the words of the questions', async () => {
      const filled = await fill('Our “review” & more');
      await send(at(), filled);
      const page = await (await asStaff(at(), `/staff/${filled.payload.submissionId}`)).text();
      assert.match(page, /<dt>What are they about\?<\/dt>\s*<dd>Our “review” &amp; more<\/dd>/);
      assert.match(page, /<dt>What changed since last year\?<\/dt>\s*<dd>-12\.5<\/dd>/);
      assert.match(page, /<bdi>Übersicht\.docx<\/bdi>/);
    });

    test('give a table in which a formula is a word and a number a number', async () => {
      const formula = '=HYPERLINK("https://firm.example","a")';
      await send(at(), await fill(formula));
      const answer = await asStaff(at(), '/staff/sample-documents.csv');
      assert.match(answer.headers.get('content-type') ?? '', /^text\/csv; charset=utf-8/i);
      assert.match(answer.headers.get('content-disposition') ?? '', /^attachment; filename="sample-documents\.csv"/);
      const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await answer.arrayBuffer());
      assert.ok(
        text.startsWith(
          '\ufeff"reference","received","from","corrects","needsReview","about","difference","papers"\r\n',
        ),
      );
      const last = text.trimEnd().split('\r\n').at(-1)!;
      const [, written = ''] = /,"((?:[^"]|"")*HYPERLINK(?:[^"]|"")*)",-12\.5,"review process\.pdf; /.exec(last)!;
      assert.equal(plainCell(written.replaceAll('""', '"')), formula);
      assert.ok(written.startsWith("'"));
    });
  });

  suite('The pages of the demo', () => {
    test('carry the facts of whom the link names, and none without a link', async () => {
      const [mine, none] = await Promise.all(
        [linkOf(at()), `${linkOf(at())}x`].map((link) => fetch(`${at().url}/post.html?link=${link}`)),
      );
      assert.match(await mine!.text(), /data-context data-today="2026-05-28">\{"contextId":"sample-workshops-2026"\}</);
      assert.equal(none!.status, 403);
      const told = await none!.text();
      assert.match(told, /personal link is not valid/);
      assert.doesNotMatch(told, /contextId|data-questionnaire/);
      const led = await fetch(`${at().url}/nasba.html?today=2026-06-02`, { redirect: 'manual' });
      assert.match(led.headers.get('location') ?? '', /^\/nasba\.html\?today=2026-06-02&link=[\w.-]+$/);
    });

    test('come with the strict policy and tell no other site their address, and nothing else is served', async () => {
      const page = await fetch(`${at().url}/`);
      assert.match(page.headers.get('content-security-policy') ?? '', /script-src 'self'.*frame-ancestors 'self'/);
      assert.equal(page.headers.get('referrer-policy'), 'no-referrer');
      assert.equal(page.headers.get('x-content-type-options'), 'nosniff');
      const source = [
        '/receiver/start.js',
        '/embed/README.md',
        '/package.json',
        '/..%2fpackage.json',
        '/schemas/../package.json',
      ];
      for (const path of [...source, '/schemas/..%2f..%2fpackage.json', '/.git/config', '/receiver/', '/dist']) {
        assert.equal((await fetch(at().url + path)).status, 404, path);
      }
    });
  });
}
