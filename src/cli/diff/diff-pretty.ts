import type { Change } from './difference.ts';
import type { DiffReport, ReportGroup } from './diff-report.ts';
import type { DiffRow } from './diff-rows.ts';

/** A report for the terminal. */
export function diffPretty(
  { title, summary, note, warning, groups }: DiffReport,
  { colours }: { readonly colours: boolean },
): string {
  const strong = (text: string) => (colours ? `\u001b[1m${text}\u001b[22m` : text);
  const head = [strong(title), summary, ...(warning ? [warning] : []), ...(groups.length > 0 ? [note] : [])];
  const all = groups.map(
    (group) =>
      `\n${strong(`${group.title} (${group.count})`)}\n${groupLines(group)
        .map((line) => `  ${line}\n`)
        .join('')}`,
  );
  return `${head.join('\n')}\n${all.join('')}`;
}

function groupLines({ rows, instead }: ReportGroup): readonly string[] {
  return instead === undefined ? rows.flatMap(rowLines) : [`${instead} See them with --wording.`];
}

function rowLines({ title, ids, names, isMany, changes, drafts, hint }: DiffRow): readonly string[] {
  const head = isMany ? title : `${ids[0]}  ${title}`;
  const more = [
    ...(isMany ? names.map((name, i) => `  ${ids[i]}  ${name}`) : []),
    ...changes.map(changeLine),
    ...(drafts === undefined ? [] : [drafts]),
    ...(hint === undefined ? [] : [`? ${hint}`]),
  ];
  return [head, ...more.map((line) => `    ${line.replace(/\s*\n\s*/g, ' ')}`)];
}

function changeLine({ what, before, after }: Change): string {
  const arrow = [before, after].filter((text) => text !== undefined);
  return `${what === '' ? '' : `${what}: `}${arrow.join(' → ')}`;
}
