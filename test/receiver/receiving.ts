import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { signLink } from '../../demo/receiver/personal-link.js';
import { startReceiver, type StartOptions } from '../../demo/receiver/start.js';
import { root } from '../../scripts/run.mjs';
import type { Payload } from '../../src/engine/payload-types.ts';
import { openSession } from '../../src/engine/session.ts';
import { loadQuestionnaire } from '../../src/questionnaire/load.ts';
import { docx, pdfOf, xlsx } from '../fixtures/files/samples.ts';

/** A receiver that runs, with a clock that tests move and addresses that they choose. */
export type Receiver = Awaited<ReturnType<typeof startReceiver>> & { now: Date; readonly logged: string[] };

/** What a page hands over. */
export interface Filled {
  readonly payload: Payload;
  readonly files: ReadonlyMap<string, Blob>;
}

const loaded = loadQuestionnaire(readFileSync(join(root, 'demo/post.json'), 'utf8'));
assert.ok(loaded.status === 'ready');
const { questionnaire } = loaded;
const context = { contextId: 'sample-workshops-2026' };
const today = '2026-05-28';

/** Starts one on a database that is empty. */
export async function startOn(where: StartOptions['where']): Promise<Receiver> {
  const clock = { now: new Date('2026-05-28T18:00:00Z'), logged: [] as string[] };
  const receiver = await startReceiver({
    where: where ?? {},
    settings: {
      now: () => clock.now,
      log: (line) => clock.logged.push(line),
      roots: { '/schemas': join(root, 'schemas') },
      addressOf: (c) => c.req.header('X-Address') ?? 'somewhere',
      drafts: { maxBytes: 1_000_000, maxTotal: 1_500_000, missesPerHour: 5, newPerHour: 50 },
    },
  });
  await receiver.database();
  return Object.assign(clock, receiver);
}

/** Settings of a filling. */
interface FillOptions {
  readonly supersedes?: string;
  /** Bytes of the largest file. */
  readonly size?: number;
}

/** An honest filling of the sample with three files, one of whose names has letters beyond ASCII. */
export async function fill(about = 'Our review', { supersedes, size = 20_000 }: FillOptions = {}): Promise<Filled> {
  const session = openSession(questionnaire, { context, today, ...(supersedes !== undefined && { supersedes }) });
  session.answer('about', about);
  session.answer('difference', '-12.5');
  const files = [
    new File([new Uint8Array(pdfOf(size, 7))], 'review process.pdf'),
    new File([new Uint8Array(xlsx)], 'checklist.xlsx'),
    new File([new Uint8Array(docx)], 'Übersicht.docx'),
  ];
  const { rejected } = await session.attach('papers', files);
  assert.deepEqual(rejected, []);
  const result = session.payload();
  assert.ok(result.status === 'valid');
  return { payload: JSON.parse(JSON.stringify(result.payload)) as Payload, files: result.files };
}

/** The personal link of a sample respondent. */
export function linkOf({ linkKey, now }: Receiver, respondent = 'workshops', hours = 1): string {
  return signLink(linkKey, respondent, new Date(now.getTime() + hours * 3_600_000));
}

/** The parts of a post, as the element and the pages of the demo make them. */
export function formOf({ payload, files }: { payload: unknown; files: ReadonlyMap<string, Blob> }): FormData {
  const form = new FormData();
  form.append('questionnaire', typeof payload === 'string' ? payload : JSON.stringify(payload));
  for (const [ref, file] of files) form.append(`questionnaire.files[${ref}]`, file, 'whatever the browser says');
  return form;
}

/** Posts with a script, as `respondWith(fetch(…))` does. */
export async function send(receiver: Receiver, body: FormData | Filled, link = linkOf(receiver)): Promise<Answer> {
  const response = await fetch(`${receiver.url}/submissions?link=${encodeURIComponent(link)}`, {
    method: 'POST',
    body: body instanceof FormData ? body : formOf(body),
    headers: { Accept: 'application/json' },
  });
  return { status: response.status, ...((await response.json()) as object) };
}

/** What a script gets for an answer. */
export interface Answer {
  readonly status: number;
  readonly reference?: string;
  readonly receiptUrl?: string;
  readonly message?: string;
  readonly violations?: readonly { readonly path: string; readonly message: string }[];
}

/** Asks for a page of the staff. */
export function asStaff({ url, staffKey }: Receiver, path: string): Promise<Response> {
  const Authorization = `Basic ${Buffer.from(`staff:${staffKey}`).toString('base64')}`;
  return fetch(url + path, { headers: { Authorization } });
}

/** How many submissions are stored under an id, and the bytes of their files by hash. */
export async function stored(
  receiver: Pick<Receiver, 'database'>,
  id: string,
): Promise<{ count: number; hashes: readonly string[] }> {
  const database = await receiver.database();
  const rows = await database.query('select id from submissions where id = $1', [id]);
  const pieces = await database.query(
    `select ref, encode(bytes, 'base64') as text from files where submission = $1 order by ref, piece`,
    [id],
  );
  const byRef = new Map<string, ReturnType<typeof createHash>>();
  for (const { ref, text } of pieces as { ref: string; text: string }[]) {
    if (!byRef.has(ref)) byRef.set(ref, createHash('sha256'));
    byRef.get(ref)!.update(Buffer.from(text, 'base64'));
  }
  return { count: rows.length, hashes: [...byRef.values()].map((hash) => hash.digest('hex')).sort() };
}

/** The hashes of the files as they were before they were sent. */
export async function hashesOf({ files }: Filled): Promise<readonly string[]> {
  const bytes = await Promise.all([...files.values()].map((file) => file.arrayBuffer()));
  return bytes.map((each) => createHash('sha256').update(Buffer.from(each)).digest('hex')).sort();
}
