// The pages that respondents open: plain files, into which the server writes the facts of whoever the link names.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Hono } from 'hono';
import { html } from 'hono/html';
import { layout } from './layout.js';
import { signLink } from './personal-link.js';
import { wrongLink } from './refusal.js';

/** The pages of the demo that show a questionnaire. */
export const pageNames = ['/', '/nasba.html', '/tasks.html', '/custom-field.html', '/post.html'];

const linkDays = 60;

/** @param {import('./app.js').Office} office */
export function respondentPages({ sampleFor, linkKey, pages, now, respondentOf, submissions }) {
  const app = new Hono();
  for (const page of pageNames) {
    app.get(page, async (c) => {
      const sample = sampleFor?.(page, c.req.query('today'));
      if (c.req.query('link') === undefined && sample !== undefined) {
        const link = signLink(linkKey, sample, new Date(now().getTime() + linkDays * 86_400_000));
        return c.redirect(`${page}?${new URLSearchParams({ ...c.req.query(), link }).toString()}`);
      }
      const known = await respondentOf(c);
      if (known?.respondent.page !== page) {
        return c.html(layout('You need your personal link', html`<p>${wrongLink.message}</p>`), 403);
      }
      const text = await readFile(join(pages, page === '/' ? 'index.html' : page), 'utf8');
      return c.html(withFacts(text, known.respondent, await factsOf(known.id, known.respondent, submissions)));
    });
  }
  return app;
}

/**
 * What we know of a respondent, with what they have sent already.
 * @param {string} id
 * @param {import('./sample-respondents.js').Respondent} respondent
 * @param {import('./app.js').Office['submissions']} submissions
 */
async function factsOf(id, { context, sentFact, steps }, submissions) {
  if (sentFact === undefined) return context;
  const sent = await (await submissions()).sentBy(id);
  return { ...context, [sentFact]: sent.flatMap((name) => steps?.[name] ?? []) };
}

/**
 * Puts the facts where the page has room for them.
 * @param {string} page
 * @param {import('./sample-respondents.js').Respondent} respondent
 * @param {object} facts
 */
function withFacts(page, { today }, facts) {
  const day = today === undefined ? '' : ` data-today="${today}"`;
  // Inside a script element, only `<` could end it.
  const json = JSON.stringify(facts).replaceAll('<', '\\u003c');
  const filled = `<script type="application/json" data-context${day}>${json}</script>`;
  return page.replace(/<script type="application\/json" data-context>[^<]*<\/script>/, () => filled);
}
