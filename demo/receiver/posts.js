// The way in for submissions: the same post from a script with `respondWith` and from a plain form.
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { html } from 'hono/html';
import { layout } from './layout.js';
import { pageNames } from './pages.js';
import { plainPolicy } from './policy.js';
import { textOf } from './questionnaires.js';
import { receive } from './receive.js';
import { tooLarge, unreadable, wrongLink } from './refusal.js';

/** @typedef {import('hono').Context} Context */

/** Where a questionnaire states none: bytes of all files of a submission together. */
export const mostFiles = 200_000_000;
/** Room for the payload itself, and for what separates the parts of a post. */
export const besideFiles = 2_000_000;

/** @param {import('./app.js').Office} office */
export function submissionPosts(office) {
  const app = new Hono();
  app.on('POST', [...pageNames, '/submissions'], (c) => takePost(c, office));
  app.get('/receipts/:id', async (c) => {
    const known = await office.respondentOf(c);
    const kept = known && (await (await office.submissions()).find(c.req.param('id')));
    if (!kept || kept.respondent !== known.id) return c.notFound();
    const questionnaire = office.questionnaires.get(kept.payload.questionnaire.id);
    c.header('Content-Security-Policy', plainPolicy);
    return c.html(receipt(kept, questionnaire ? textOf(questionnaire.title, questionnaire) : ''));
  });
  return app;
}

/** @param {Context} c @param {import('./app.js').Office} office */
async function takePost(c, office) {
  const known = await office.respondentOf(c);
  if (!known) return refuse(c, wrongLink, 403);
  const limits = known.respondent.questionnaires.map((id) => office.questionnaires.get(id)?.maxPerSubmission);
  const maxSize = Math.max(...limits.map((limit) => limit ?? mostFiles)) + besideFiles;
  return office.gate.pass(Number(c.req.header('Content-Length') ?? maxSize), async () => {
    /** @type {FormData | undefined} */
    let form;
    const refused = await bodyLimit({ maxSize, onError: () => refuse(c, tooLarge, 413) })(c, async () => {
      form = await c.req.raw.formData().catch(() => undefined);
    });
    if (refused) return refused;
    if (!form) return refuse(c, unreadable, 400);
    const outcome = await receive(form, known.id, known.respondent, {
      ...office,
      submissions: await office.submissions(),
    });
    return 'refused' in outcome ? refuse(c, outcome.refused, outcome.status) : accept(c, outcome.kept);
  });
}

/** @param {Context} c @param {import('./submissions.js').Kept} kept */
function accept(c, { id, reference }) {
  const query = new URLSearchParams({ link: c.req.query('link') ?? '' }).toString();
  const receiptUrl = `/receipts/${encodeURIComponent(id)}?${query}`;
  // A page that is asked for anew sends nothing twice, even when it is reloaded.
  if (!wantsJson(c)) return c.redirect(receiptUrl, 303);
  return c.json({
    reference,
    message: 'Please keep the reference. We write to you if a question comes up.',
    receiptUrl,
  });
}

/** @param {Context} c @param {import('./refusal.js').Refusal} refusal @param {400 | 403 | 409 | 413 | 422} status */
function refuse(c, refusal, status) {
  if (wantsJson(c)) return c.json(refusal, status);
  c.header('Content-Security-Policy', plainPolicy);
  const list = refusal.violations.map(({ message }) => html`<li>${message}</li>`);
  const body = html`<p>${refusal.message}</p>
    <ul>
      ${list}
    </ul>
    <p>Go back to the form: everything that you typed is still there.</p>`;
  return c.html(layout('Your answers were not sent', body), status);
}

/** @param {Context} c */
function wantsJson(c) {
  return c.req.header('Accept')?.includes('application/json') ?? false;
}

/** @param {import('./submissions.js').Kept} kept @param {string} title */
function receipt({ reference, received, payload }, title) {
  const files = Object.values(payload.attachments);
  return layout(
    'Your answers were sent',
    html`<p>${title}, received ${received.toISOString().slice(0, 16).replace('T', ' ')} UTC.</p>
      <p>Your reference is <strong>${reference}</strong>. Please keep it.</p>
      ${files.length > 0 ? html`<h2>Files that came with it</h2>` : ''}
      <ul>
        ${files.map(({ name, size }) => html`<li><bdi>${name}</bdi>, ${size.toLocaleString('en')} bytes</li>`)}
      </ul>`,
  );
}
