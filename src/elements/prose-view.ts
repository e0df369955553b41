import { html, type TemplateResult } from 'lit';
import type { Reader } from './answer-text.ts';
import type { Said } from './localised-text.ts';

/** A text of one line, marked with its language where that is another than the respondent's. */
export function spoken({ text, lang }: Said): TemplateResult | string {
  return lang === undefined ? text : html`<span lang=${lang} dir="auto">${text}</span>`;
}

/** Longer wording with paragraphs, lists, bold and links. */
export function prose({ text }: Said, _reader: Reader): TemplateResult {
  return html`<p>${text}</p>`;
}
