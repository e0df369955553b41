// The receiver: what it answers at which address.
import { getConnInfo } from '@hono/node-server/conninfo';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { draftBlobs } from './drafts.js';
import { Gate } from './gate.js';
import { respondentPages } from './pages.js';
import { readLink } from './personal-link.js';
import { headers, strictPolicy } from './policy.js';
import { besideFiles, mostFiles, submissionPosts } from './posts.js';
import { staffPages } from './staff.js';
import { Submissions } from './submissions.js';

/** @typedef {import('./sample-respondents.js').Respondent} Respondent */

/**
 * @typedef {object} Settings
 * @property {() => Promise<import('./database.js').Database>} database
 * @property {ReadonlyMap<string, import('./questionnaires.js').Questionnaire>} questionnaires
 * @property {typeof import('./sample-respondents.js').lookUp} lookUp
 * @property {typeof import('./sample-respondents.js').sampleFor} [sampleFor] left out, a page without a link says so
 * @property {string} linkKey
 * @property {string} staffKey
 * @property {string} pages the folder of the pages
 * @property {Readonly<Record<string, string>>} roots more folders by address; the first that fits answers
 * @property {string} [policy] the content policy of pages, in place of the strict one
 * @property {() => Date} [now]
 * @property {(line: string) => void} [log] learns why something was refused; never an answer
 * @property {import('./drafts.js').DraftLimits} [drafts]
 * @property {(c: import('hono').Context) => string} [addressOf] who asks, for counting; behind a proxy it is not the
 * connection that says so, but a header that the proxy sets
 */

/**
 * What the parts work with.
 * @typedef {object} Made
 * @property {() => Promise<Submissions>} submissions
 * @property {(c: import('hono').Context) => Promise<{ id: string, respondent: Respondent } | undefined>} respondentOf
 * by their personal link
 * @property {Gate} gate
 * @property {() => Date} now
 * @property {(line: string) => void} log
 * @property {(c: import('hono').Context) => string} addressOf
 */

/** @typedef {Settings & Made} Office */

/** @param {Settings} settings */
export function createReceiver(settings) {
  const app = new Hono();
  const office = officeOf(settings);
  app.use(async (c, next) => {
    await next();
    const policy = settings.policy ?? `${strictPolicy}; frame-ancestors 'self'`;
    const all = { 'Content-Security-Policy': policy, 'Cache-Control': 'no-cache', ...headers };
    for (const [name, value] of Object.entries(all)) if (!c.res.headers.has(name)) c.header(name, value);
  });
  app.onError((error, c) => {
    // What a part of the framework means as an answer, such as to ask for a password.
    if (error instanceof HTTPException) return error.getResponse();
    console.error(error);
    return c.text('Something went wrong here. Nothing that you typed is lost; please try again.', 500);
  });
  // Browsers ask for it unasked; a 404 would be noise in every console.
  app.get('/favicon.ico', (c) => c.body(null, 204));
  app.route('/', respondentPages(office));
  app.route('/', submissionPosts(office));
  app.route('/drafts', draftBlobs(office, settings.drafts));
  app.route('/staff', staffPages(office));
  for (const [address, folder] of Object.entries(settings.roots)) {
    const rewriteRequestPath = (/** @type {string} */ path) => path.slice(address.length);
    app.use(`${address}/*`, serveStatic({ root: folder, rewriteRequestPath }));
  }
  // Only the files beside the pages, not the folders: this program's own source is in one of them.
  app.use('/:file{[\\w-]+\\.\\w+}', serveStatic({ root: settings.pages }));
  return app;
}

/** @param {Settings} settings @returns {Office} */
function officeOf(settings) {
  const {
    now = () => new Date(),
    log = console.warn,
    addressOf = (c) => getConnInfo(c).remote.address ?? '',
  } = settings;
  return {
    ...settings,
    now,
    log,
    addressOf,
    submissions: async () => new Submissions(await settings.database()),
    // At least one submission of any size, and together no more than this, is in memory at a time.
    gate: new Gate(mostFiles + besideFiles),
    respondentOf: async (c) => {
      const id = readLink(settings.linkKey, c.req.query('link') ?? '', now());
      const respondent = id === undefined ? undefined : await settings.lookUp(id);
      return id !== undefined && respondent ? { id, respondent } : undefined;
    },
  };
}
