import type { Protocol } from 'puppeteer-core';

type Node = Protocol.Accessibility.AXNode;

/** Boxes that mean nothing to assistive technology. */
const transparent = new Set([
  'generic',
  'none',
  'InlineTextBox',
  'LineBreak',
  'RootWebArea',
  'LabelText',
  'Legend',
  'ListMarker',
]);
/** Their name, or their value, is their content. */
const named = new Set([
  'textbox',
  'button',
  'link',
  'heading',
  'DisclosureTriangle',
  'option',
  'cell',
  'columnheader',
  'rowheader',
]);
/** Of these, words alone are told in one line. */
const prose = new Set(['paragraph', 'listitem', 'term', 'definition', 'caption', 'summary', 'strong']);
/** The states worth reading, with the value that goes without saying. */
const states: Readonly<Record<string, unknown>> = {
  level: undefined,
  required: false,
  invalid: 'false',
  checked: undefined,
  expanded: undefined,
  disabled: false,
  readonly: false,
  multiline: false,
  live: undefined,
  atomic: undefined,
  autocomplete: '',
};

/**
 * What assistive technology meets on the page, one line per thing, indented by two spaces per thing around it:
 * `textbox "Short name" invalid description="Error: Enter an answer"`. Boxes without meaning are left out, and words
 * that are already in the name or the description of something.
 */
export function outline(nodes: readonly Node[]): readonly string[] {
  // Chromium shows the text of some labels beside their controls and of others not, as it comes.
  const said = nodes
    .filter(({ ignored, role }) => !ignored && role?.value !== 'StaticText' && role?.value !== 'InlineTextBox')
    .map(({ name, description }) => `${String(name?.value ?? '')} ${String(description?.value ?? '')}`)
    .join('\n');
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const lines: string[] = [];
  const visit = (node: Node | undefined, depth: number, covered: boolean): void => {
    if (!node) return;
    const role = String(node.role?.value ?? '');
    const isText = role === 'StaticText';
    const repeats = isText && (covered || said.includes(String(node.name?.value ?? '').trim()));
    const isSeen = !node.ignored && !transparent.has(role) && !repeats;
    if (isSeen && prose.has(role)) {
      const words = wordsAlone(node, byId);
      lines.push('  '.repeat(depth) + (words ? `${role} “${words.join(' ')}”` : role));
      if (words) return;
    } else if (isSeen) lines.push('  '.repeat(depth) + line(node, role));
    for (const child of node.childIds ?? []) {
      visit(byId.get(child), depth + (isSeen ? 1 : 0), covered || (isSeen && named.has(role)));
    }
  };
  visit(
    nodes.find(({ parentId }) => parentId === undefined),
    0,
    false,
  );
  return lines;
}

/** The pieces of text in a node, when there is nothing else in it. */
function wordsAlone(node: Node, byId: ReadonlyMap<string, Node>): readonly string[] | undefined {
  const words: string[] = [];
  for (const id of node.childIds ?? []) {
    const child = byId.get(id);
    const role = String(child?.role?.value ?? '');
    if (!child || role === 'InlineTextBox') continue;
    if (role === 'StaticText') words.push(String(child.name?.value ?? '').trim());
    else if (!child.ignored && !transparent.has(role) && role !== 'strong') return undefined;
    else {
      const inner = wordsAlone(child, byId);
      if (!inner) return undefined;
      words.push(...inner);
    }
  }
  return words.filter((word) => word !== '');
}

function line(node: Node, role: string): string {
  const name = String(node.name?.value ?? '');
  if (role === 'StaticText') return `“${name.trim()}”`;
  const words = [role];
  if (name !== '') words.push(`“${name}”`);
  const value = String(node.value?.value ?? '');
  if (value !== '') words.push(`value=“${value}”`);
  for (const { name: state, value: held } of node.properties ?? []) {
    if (!(state in states) || held.value === states[state]) continue;
    words.push(held.value === true || held.value === 'true' ? state : `${state}=${String(held.value)}`);
  }
  const description = String(node.description?.value ?? '');
  if (description !== '') words.push(`description=“${description}”`);
  return words.join(' ');
}
