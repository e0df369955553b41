import { html, nothing, type TemplateResult } from 'lit';
import type { Question } from '../questionnaire/compiled.ts';
import { parseProse, type Block, type Inline } from '../questionnaire/prose.ts';
import type { Text } from '../questionnaire/types.ts';
import type { Reader } from './answer-text.ts';
import { localised, type Said } from './localised-text.ts';
import { figure } from './wording.ts';

/** A text of one line, marked with its language where that is another than the respondent's. */
export function spoken({ text, lang }: Said): TemplateResult | string {
  return lang === undefined ? text : html`<span lang=${lang} dir="auto">${text}</span>`;
}

/**
 * Longer wording of the document, with its paragraphs, lists, bold and links. `question` gives the limits that it may
 * quote. What is filled in is text, whatever it looks like.
 */
export function prose(text: Text, reader: Reader, question?: Question): TemplateResult {
  const { text: source, lang } = localised(text, reader.locale, reader.snapshot.questionnaire.language);
  const writer: Writer = { reader, question };
  const blocks = parsed(source).map((block) => blockView(block, writer));
  return html`<div class="prose" lang=${lang ?? nothing} dir=${lang === undefined ? nothing : 'auto'}>${blocks}</div>`;
}

interface Writer {
  readonly reader: Reader;
  readonly question: Question | undefined;
}

const known = new Map<string, readonly Block[]>();

function parsed(source: string): readonly Block[] {
  let blocks = known.get(source);
  if (!blocks) known.set(source, (blocks = parseProse(source)));
  return blocks;
}

function blockView(block: Block, writer: Writer): TemplateResult {
  if (block.type === 'paragraph') return html`<p>${block.content.map((inline) => inlineView(inline, writer))}</p>`;
  const items = block.items.map((item) => html`<li>${item.map((inline) => inlineView(inline, writer))}</li>`);
  return block.ordered
    ? html`<ol>
        ${items}
      </ol>`
    : html`<ul>
        ${items}
      </ul>`;
}

function inlineView(inline: Inline, writer: Writer): TemplateResult | string {
  switch (inline.type) {
    case 'text':
      return inline.text;
    case 'placeholder':
      return figure(inline.name, writer.reader, writer.question);
    case 'bold':
      return html`<strong>${inline.content.map((part) => inlineView(part, writer))}</strong>`;
    case 'link':
      return outwardLink(
        inline.href,
        inline.content.map((part) => inlineView(part, writer)),
        writer.reader,
      );
  }
}

/**
 * A link out of the form. A page opens in a new tab, and says so: in this one it would take the form away. The
 * address was checked when the document was read.
 */
export function outwardLink(href: string, content: unknown, { messages }: Pick<Reader, 'messages'>): TemplateResult {
  if (/^(?:mailto|tel):/i.test(href)) return html`<a href=${href} part="link">${content}</a>`;
  return html`<a href=${href} target="_blank" rel="noopener" part="link"
    >${content} <span class="new-tab">${messages.say('newTab')}</span></a
  >`;
}
