// Starts the receiver for the demo. On a site of your own: your respondents, your pages, and both keys from outside.
//
//   PORT           8080 by default, or the next one that is free
//   DATABASE_URL   a PostgreSQL database; without it, PGlite runs inside this process
//   DATA_DIR       a folder for PGlite; without it, everything is in memory
//   LINK_KEY       signs personal links; without it, a new one is made, and links end with the process
//   STAFF_KEY      the password of the staff's pages; without it, a new one is made and printed
import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createAdaptorServer } from '@hono/node-server';
import { createReceiver } from './app.js';
import { openDatabase } from './database.js';
import { tables as draftTables } from './drafts.js';
import { listen } from './listen.js';
import { loadQuestionnaires } from './questionnaires.js';
import { lookUp, sampleFor } from './sample-respondents.js';
import { tables as submissionTables } from './submissions.js';

const demo = dirname(dirname(fileURLToPath(import.meta.url)));
const root = dirname(demo);
const documents = [
  'schemas/iacet/annual-report.2026.json',
  'schemas/iacet/profile.2026.json',
  'schemas/iacet/accounts.2026.json',
  'schemas/iacet/administrative.2026.json',
  'schemas/iacet/industry-survey.2026.json',
  'schemas/iacet/payment.2026.json',
  'schemas/nasba/renewal.2026.json',
  'demo/custom-field.json',
  'demo/post.json',
].map((file) => join(root, file));

/**
 * @typedef {object} StartOptions
 * @property {number} [port]
 * @property {boolean} [nextFree] go on to the following ports when that one is taken
 * @property {{ url?: string | undefined, folder?: string | undefined }} [where] the database
 * @property {boolean} [lazy] open the database only when something is to be stored
 * @property {Partial<import('./app.js').Settings>} [settings]
 */

/** @param {StartOptions} [options] */
export async function startReceiver({ port = 0, nextFree = false, where = {}, lazy = false, settings = {} } = {}) {
  /** @type {Promise<import('./database.js').Database> | undefined} */
  let opened;
  const database = () => (opened ??= openWithTables(where));
  // Meanwhile the pages are served already. Whoever needs the database learns why there is none.
  if (!lazy) database().catch(() => undefined);
  const { staffKey = randomBytes(9).toString('base64url'), linkKey = randomBytes(32).toString('base64url') } = settings;
  const app = createReceiver({
    database,
    questionnaires: await loadQuestionnaires(documents),
    lookUp,
    sampleFor,
    roots: { '/dist': join(root, 'dist'), '/schemas': join(root, 'schemas') },
    pages: demo,
    ...settings,
    staffKey,
    linkKey,
  });
  const server = /** @type {import('node:http').Server} */ (createAdaptorServer({ fetch: app.fetch }));
  const listening = await listen(server, { port, nextFree });
  const close = async () => {
    await listening.close();
    await (await opened?.catch(() => undefined))?.close();
  };
  return { ...listening, close, staffKey, linkKey, database };
}

/** @param {{ url?: string | undefined, folder?: string | undefined }} where */
async function openWithTables(where) {
  const database = await openDatabase(where);
  for (const table of [...submissionTables, ...draftTables]) await database.query(table);
  return database;
}

/** Starts it as the environment says, and tells where it is. */
export async function startFromEnvironment() {
  const { PORT, DATABASE_URL, DATA_DIR, LINK_KEY, STAFF_KEY } = process.env;
  const { url, staffKey, database, close } = await startReceiver({
    port: Number(PORT ?? 8080),
    nextFree: true,
    where: { url: DATABASE_URL, folder: DATA_DIR },
    settings: { ...(LINK_KEY && { linkKey: LINK_KEY }), ...(STAFF_KEY && { staffKey: STAFF_KEY }) },
  });
  for (const signal of ['SIGINT', 'SIGTERM']) {
    // What is being written is finished; a second Ctrl+C ends it at once.
    process.once(signal, () => void close().finally(() => process.exit()));
  }
  console.log(`\nThe demo is at ${url}/ (Ctrl+C ends it)`);
  console.log(`Staff see what was sent at ${url}/staff (name: staff, password: ${STAFF_KEY ? 'STAFF_KEY' : staffKey})`);
  if (!DATABASE_URL && !DATA_DIR) {
    console.log('What is sent is kept in memory and gone after that; DATA_DIR or DATABASE_URL keeps it.');
  }
  await database();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await startFromEnvironment();
