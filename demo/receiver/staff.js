// What staff see: a plain list, a page per submission, its files, and a table for their spreadsheet.
import { Hono } from 'hono';
import { basicAuth } from 'hono/basic-auth';
import { html } from 'hono/html';
import { answerLines } from './answer-lines.js';
import { csvOf } from './csv.js';
import { layout } from './layout.js';
import { filePolicy, plainPolicy } from './policy.js';
import { textOf } from './questionnaires.js';

/** @typedef {import('./submissions.js').Kept} Kept */
/** @typedef {import('./questionnaires.js').Questionnaire} Questionnaire */

/** @typedef {import('hono').Context} Context */
/** @typedef {import('./app.js').Office} Office */

/** Behind a name and a password. Nothing here changes anything. @param {Office} office */
export function staffPages(office) {
  const app = new Hono();
  app.use(basicAuth({ username: 'staff', password: office.staffKey, realm: 'Staff' }));
  app.use(async (c, next) => {
    c.header('Cache-Control', 'no-store');
    c.header('Content-Security-Policy', plainPolicy);
    await next();
  });
  app.get('/', (c) => listPage(c, office));
  app.get('/:id/files/:ref', (c) => filePage(c, office, c.req.param('id'), c.req.param('ref')));
  app.get('/:name{.+\\.csv}', (c) => spreadsheet(c, office, c.req.param('name').slice(0, -'.csv'.length)));
  app.get('/:id', (c) => submissionPage(c, office, c.req.param('id')));
  return app;
}

/** @param {Office} office @param {string} respondent */
async function nameOf({ lookUp }, respondent) {
  return (await lookUp(respondent))?.name ?? respondent;
}

/** @param {Context} c @param {Office} office */
async function listPage(c, office) {
  const { submissions, questionnaires } = office;
  const all = await (await submissions()).list();
  const rows = all.map(async (kept) => listRow(kept, await nameOf(office, kept.respondent), questionnaires));
  const body = all.length === 0 ? html`<p>Nothing yet.</p>` : list(await Promise.all(rows), questionnaires, all);
  return c.html(layout('What was sent', body));
}

/** @param {Context} c @param {Office} office @param {string} id */
async function submissionPage(c, office, id) {
  const kept = await (await office.submissions()).find(id);
  const questionnaire = kept && office.questionnaires.get(kept.payload.questionnaire.id);
  if (!kept || !questionnaire) return c.notFound();
  return c.html(layout(kept.reference, submission(kept, await nameOf(office, kept.respondent), questionnaire)));
}

/** @param {Context} c @param {Office} office @param {string} id @param {string} ref */
async function filePage(c, { submissions }, id, ref) {
  const all = await submissions();
  const attachments = (await all.find(id))?.payload.attachments ?? {};
  const facts = Object.hasOwn(attachments, ref) ? attachments[ref] : undefined;
  if (!facts) return c.notFound();
  c.header('Content-Security-Policy', filePolicy);
  c.header('Content-Disposition', attachmentNamed(facts.name));
  c.header('Content-Length', String(facts.size));
  // Never the type that the name suggests: the browser is to save it, not to show it.
  c.header('Content-Type', 'application/octet-stream');
  const pieces = all.bytesOf(id, ref);
  const pull = async (/** @type {ReadableStreamDefaultController<Uint8Array>} */ to) => {
    const { done, value } = await pieces.next();
    if (done) to.close();
    else to.enqueue(value);
  };
  return c.body(new ReadableStream({ pull }));
}

/** @param {Context} c @param {Office} office @param {string} id */
async function spreadsheet(c, office, id) {
  const questionnaire = office.questionnaires.get(id);
  if (!questionnaire) return c.notFound();
  const all = (await (await office.submissions()).list(id)).reverse();
  const names = await Promise.all(all.map(({ respondent }) => nameOf(office, respondent)));
  c.header('Content-Disposition', attachmentNamed(`${id}.csv`));
  c.header('Content-Type', 'text/csv; charset=utf-8');
  return c.body(csvOf(table(all, names, questionnaire)));
}

/** @param {Kept} kept @param {string} name @param {ReadonlyMap<string, Questionnaire>} questionnaires */
function listRow(kept, name, questionnaires) {
  const { payload, reference, received, id } = kept;
  const questionnaire = questionnaires.get(payload.questionnaire.id);
  return html`<tr>
    <td><a href="/staff/${encodeURIComponent(id)}">${reference}</a></td>
    <td>${received.toISOString().slice(0, 16).replace('T', ' ')}</td>
    <td>${name}</td>
    <td>${questionnaire ? textOf(questionnaire.title, questionnaire) : payload.questionnaire.id}</td>
    <td>
      ${payload.needsReview.length > 0 ? `Look at ${payload.needsReview.length}` : ''}${payload.supersedes === null ? '' : ' Correction'}
    </td>
    <td>${Object.keys(payload.attachments).length}</td>
  </tr>`;
}

/** @param {unknown[]} rows @param {ReadonlyMap<string, Questionnaire>} questionnaires @param {Kept[]} all */
function list(rows, questionnaires, all) {
  const sent = [...questionnaires.values()].filter(({ id }) =>
    all.some(({ payload }) => payload.questionnaire.id === id),
  );
  return html`<div class="sent" role="region" aria-label="What was sent" tabindex="0">
      <table>
        <thead>
          <tr>
            <th>Reference</th>
            <th>Received (UTC)</th>
            <th>From</th>
            <th>What</th>
            <th>To review</th>
            <th>Files</th>
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>
    <h2>For a spreadsheet</h2>
    <ul>
      ${sent.map((each) => html`<li><a href="/staff/${encodeURIComponent(each.id)}.csv">${textOf(each.title, each)}</a></li>`)}
    </ul>`;
}

/** @param {Kept} kept @param {string} name @param {Questionnaire} questionnaire */
function submission({ id, payload, received }, name, questionnaire) {
  const lines = answerLines(questionnaire, payload);
  const sections = [...new Set(lines.map(({ section }) => section))];
  const review = payload.needsReview.map(
    (path) => textOf(questionnaire.find(path)?.question.wording.label, questionnaire) || path,
  );
  const fileLink = (/** @type {string} */ ref) => {
    const { name: fileName = ref, size = 0 } = payload.attachments[ref] ?? {};
    const address = `/staff/${encodeURIComponent(id)}/files/${encodeURIComponent(ref)}`;
    return html`<a href="${address}"><bdi>${safeName(fileName)}</bdi></a> (${size.toLocaleString('en')} bytes) `;
  };
  return html`<p>From ${name}, received ${received.toISOString()}. <a href="/staff">All that was sent</a></p>
    ${
      payload.supersedes === null
        ? ''
        : html`<p>
            <strong>Corrects <a href="/staff/${encodeURIComponent(payload.supersedes)}">an earlier one</a>.</strong>
          </p>`
    }
    ${
      review.length > 0
        ? html`<h2>To review</h2>
            <ul>
              ${review.map((label) => html`<li>${label}</li>`)}
            </ul>`
        : ''
    }
    ${sections.map(
      (section) =>
        html`<h2>${section}</h2>
          <dl>
            ${lines
              .filter((line) => line.section === section)
              .map(
                ({ label, text, files }) =>
                  html`<dt>${label}</dt>
                    <dd>${files ? files.map(fileLink) : text}</dd>`,
              )}
          </dl>`,
    )}`;
}

/** A row per submission, a column per answer. @param {Kept[]} all @param {string[]} names @param {Questionnaire} questionnaire */
function table(all, names, questionnaire) {
  const cells = all.map(({ payload }) => {
    const lines = answerLines(questionnaire, payload);
    return new Map(
      lines.flatMap(({ column, raw, currency }) =>
        currency
          ? [
              [column, raw],
              [`${column}/currency`, currency],
            ]
          : [[column, raw]],
      ),
    );
  });
  const columns = [...new Set(cells.flatMap((row) => [...row.keys()]))];
  const head = ['reference', 'received', 'from', 'corrects', 'needsReview'];
  const rows = all.map(({ reference, received, payload }, i) => [
    reference,
    received.toISOString(),
    names[i] ?? '',
    payload.supersedes ?? '',
    payload.needsReview.join('; '),
    ...columns.map((column) => cells[i]?.get(column) ?? ''),
  ]);
  return [[...head, ...columns], ...rows];
}

/** What makes the browser save it under that name, whatever letters are in it. @param {string} name */
function attachmentNamed(name) {
  const safe = safeName(name);
  const whole = encodeURIComponent(safe).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return `attachment; filename="${safe.replace(/[^\w. -]/g, '_')}"; filename*=UTF-8''${whole}`;
}

/** Without what leads out of a folder, and without invisible characters that show another ending. @param {string} name */
function safeName(name) {
  return Buffer.from(name.normalize('NFC'))
    .toString()
    .replace(/[\p{Cc}\p{Cf}/\\:*?"<>|]/gu, '_');
}
