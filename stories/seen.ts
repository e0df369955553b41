import { expect } from 'storybook/test';

/** A form, or a list of several. */
export type Shown = HTMLElement & { readonly updateComplete: Promise<unknown> };

const laidOut = new CSSStyleSheet();
// What is far down a page is laid out only when it comes near, and until then it has neither words nor size to look at.
laidOut.replaceSync('* { content-visibility: visible !important }');

/** Resolves when the form and all its questions have rendered: they do so one after the other, parts after the whole. */
export async function settled(form: Shown): Promise<void> {
  await form.updateComplete;
  const pending = () =>
    [...(form.shadowRoot?.querySelectorAll('questionnaire-field') ?? [])].filter((field) => field.isUpdatePending);
  for (let fields = pending(); fields.length > 0; fields = pending()) {
    await Promise.all(fields.map((field) => field.updateComplete));
  }
  const { shadowRoot } = form;
  if (shadowRoot && !shadowRoot.adoptedStyleSheets.includes(laidOut)) shadowRoot.adoptedStyleSheets.push(laidOut);
}

/** Fails unless the respondent sees each of these sentences, which are told in the language of the story. */
export async function seesAll(form: Shown, sentences: readonly string[]): Promise<void> {
  if (isReworded(form)) return;
  const seen = wordsOf(form);
  for (const sentence of sentences) await expect(seen).toContain(sentence);
}

/** Fails if the respondent sees one of these sentences. */
export async function seesNone(form: Shown, sentences: readonly string[]): Promise<void> {
  if (isReworded(form)) return;
  const seen = wordsOf(form);
  for (const sentence of sentences) await expect(seen).not.toContain(sentence);
}

/** Fails unless the form lists what is to be put right and has led the respondent there. */
export async function isSentBack(form: Shown): Promise<void> {
  await settled(form);
  const summary = form.shadowRoot?.getElementById('error-summary');
  await expect(summary?.querySelectorAll('li').length).toBeGreaterThan(0);
  await expect(form.shadowRoot?.activeElement).toBe(summary);
}

// Whoever looks at a story in another language by the toolbar should not be told that it failed.
function isReworded(form: Shown): boolean {
  return form.hasAttribute('data-toolbar-locale') && form.getAttribute('locale') !== 'en';
}

/** What is shown of a form, hidden parts left out, with single spaces. */
function wordsOf({ shadowRoot }: Shown): string {
  const parts = [...(shadowRoot?.children ?? [])].map((part) => (part as HTMLElement).innerText);
  return parts.join(' ').replace(/\s+/g, ' ');
}
