/**
 * Wording as plain data. `text` is shown as it is, whatever it looks like: no text of a document is ever HTML. A
 * `placeholder` is filled in after parsing by whoever shows it, so that what is filled in is never markup either.
 */
export type Inline =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'placeholder'; readonly name: string }
  | { readonly type: 'bold'; readonly content: readonly Inline[] }
  | { readonly type: 'link'; readonly href: string; readonly content: readonly Inline[] };

/** A paragraph, or a list of items. */
export type Block =
  | { readonly type: 'paragraph'; readonly content: readonly Inline[] }
  | { readonly type: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Inline[])[] };

const BULLET = /^ {0,3}- +(?=\S)/;
const NUMBER = /^ {0,3}\d{1,3}\. +(?=\S)/;
const PLACEHOLDER = /\{\{|\}\}|\{([^{}\s][^{}\r\n]*)\}/g;
// Doubled brace, placeholder, escaped sign, bold, link. None can look further than to its own next mark.
const MARK =
  /(\{\{|\}\})|\{([^{}\s][^{}\r\n]*)\}|\\([\\*[\]])|\*\*([^\s*](?:[^*]*[^\s*])?)\*\*|\[((?:[^[\]\\]|\\.)+)\]\(((?:[^()\s]|\([^()\s]*\))*)\)/g;

/**
 * Reads the Markdown subset of documents: paragraphs (parted by an empty line), lists (`- `, or `1. ` from two items
 * on), `**bold**`, `[link](https://…)`, `\*` for a plain star, `{name}` for something filled in and `{{` for a plain
 * brace. Everything else stands for itself. Never fails.
 */
export function parseProse(text: string): readonly Block[] {
  return text
    .split(/(?:\r\n|\r|\n)(?:[^\S\r\n]*(?:\r\n|\r|\n))+/)
    .flatMap((part) => blocksOf(part.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '')));
}

/** Reads wording of one line, such as a label: bold, links and placeholders, but no paragraphs or lists. */
export function parseInline(text: string): readonly Inline[] {
  return inlineOf(text, true);
}

/** The names of all that is filled in: `"For {context.sponsorName}"` gives `context.sponsorName`. */
export function placeholdersOf(text: string): readonly string[] {
  return [...text.matchAll(PLACEHOLDER)].flatMap(([, name]) => name?.trim() ?? []);
}

/** Whether some brace belongs to no placeholder and is not doubled. */
export function hasLoneBrace(text: string): boolean {
  return /[{}]/.test(text.replace(PLACEHOLDER, ''));
}

/** Whether a link may lead there: a web address, an e-mail address, a telephone number or a path of the same site. */
export function isLinkTarget(href: string): boolean {
  return /^(?:https?:\/\/[^\s/\\]|mailto:[^\s@]+@|tel:\+?\d|\/(?![/\\]))[^\s\\{}]*$/i.test(href);
}

/** The targets of all that looks like a link but may not be one; such text stays text. */
export function badLinksOf(text: string): readonly string[] {
  return [...text.matchAll(MARK)].flatMap(([, , , , bold, label, href = '']) => {
    if (bold !== undefined) return badLinksOf(bold);
    return label === undefined || isLinkTarget(href) ? [] : [href];
  });
}

function blocksOf(lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  for (let from = 0; from < lines.length;) {
    const [sort, end] = runFrom(lines, from);
    const run = lines.slice(from, end);
    if (sort === undefined) blocks.push({ type: 'paragraph', content: parseInline(run.join('\n')) });
    else blocks.push({ type: 'list', ordered: sort === NUMBER, items: itemsOf(run, sort).map(parseInline) });
    from = end;
  }
  return blocks;
}

/** What begins on a line, and the line on which it has ended. */
function runFrom(lines: readonly string[], from: number): [sort: RegExp | undefined, end: number] {
  const sort = listAt(lines, from);
  let end = from + 1;
  while (end < lines.length) {
    const line = lines[end] ?? '';
    const goesOn = sort ? sort.test(line) || /^(?: {2,}|\t)/.test(line) : listAt(lines, end) === undefined;
    if (!goesOn) break;
    end += 1;
  }
  return [sort, end];
}

// "2. May" alone is a sentence that begins with a number; two such lines are a list.
function listAt(lines: readonly string[], at: number): RegExp | undefined {
  if (BULLET.test(lines[at] ?? '')) return BULLET;
  return NUMBER.test(lines[at] ?? '') && NUMBER.test(lines[at + 1] ?? '') ? NUMBER : undefined;
}

function itemsOf(lines: readonly string[], sort: RegExp): readonly string[] {
  const items: string[] = [];
  for (const line of lines) {
    if (sort.test(line)) items.push(line.replace(sort, ''));
    else items.push(`${items.pop() ?? ''}\n${line.trim()}`);
  }
  return items;
}

function inlineOf(text: string, links: boolean): readonly Inline[] {
  const content: Inline[] = [];
  const plain = (words: string) => {
    const last = content.at(-1);
    if (words === '') return;
    if (last?.type === 'text') content[content.length - 1] = { type: 'text', text: last.text + words };
    else content.push({ type: 'text', text: words });
  };
  let end = 0;
  for (const match of text.matchAll(MARK)) {
    const [whole, braces, name, sign, bold, label, href = ''] = match;
    plain(text.slice(end, match.index));
    end = match.index + whole.length;
    if (name !== undefined) content.push({ type: 'placeholder', name: name.trim() });
    else if (bold !== undefined) content.push({ type: 'bold', content: inlineOf(bold, links) });
    else if (label !== undefined && links && isLinkTarget(href)) {
      content.push({ type: 'link', href, content: inlineOf(label, false) });
    } else plain(braces?.charAt(0) ?? sign ?? whole);
  }
  plain(text.slice(end));
  return content;
}
