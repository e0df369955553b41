import type { Change } from './difference.ts';
import type { DiffReport, ReportGroup } from './diff-report.ts';
import type { DiffRow } from './diff-rows.ts';

/** A report as Markdown, with a table per group. */
export function diffMarkdown({ title, summary, note, warning, groups }: DiffReport): string {
  const head = [
    `# ${escaped(title)}`,
    escaped(summary),
    ...(warning ? [`**${escaped(warning)}**`] : []),
    escaped(note),
  ];
  return `${[...head, ...groups.map(groupText)].join('\n\n')}\n`;
}

function groupText({ title, rows, count, instead }: ReportGroup): string {
  const heading = `## ${title} (${count})`;
  if (instead !== undefined) return `${heading}\n\n${instead} See them with --wording.`;
  const hasDrafts = rows.some(({ drafts }) => drafts !== undefined);
  const columns = ['What', 'Id', 'Change', ...(hasDrafts ? ['Answers so far'] : [])];
  const lines = rows.map((row) => cellsOf(row, hasDrafts));
  const table = [columns, columns.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
  const lists = rows.filter(({ isMany }) => isMany).map(listOf);
  return [heading, table, ...lists].join('\n\n');
}

function cellsOf({ title, ids, isMany, changes, drafts, hint }: DiffRow, hasDrafts: boolean): readonly string[] {
  const told = changes.map(changeText).join('<br>');
  const withHint = hint === undefined ? told : `${told}<br>_${escaped(hint)}_`;
  const id = isMany ? 'listed below' : `\`${ids[0]}\``;
  return [escaped(title), id, withHint, ...(hasDrafts ? [escaped(drafts ?? '')] : [])];
}

function listOf({ title, names, ids }: DiffRow): string {
  return `${capital(escaped(title))}:\n\n${names.map((name, i) => `- ${escaped(name)} \`${ids[i]}\``).join('\n')}`;
}

function changeText({ what, before, after }: Change): string {
  const arrow = [before, after].filter((text) => text !== undefined).map(escaped);
  return `${what === '' ? '' : `${escaped(what)}: `}${arrow.join(' → ')}`;
}

// A line break would end the table, the others would mean something.
function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>|#]/g, '\\$&').replace(/\s*\n\s*/g, ' ');
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
