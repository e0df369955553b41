import type { PlainDate } from '../../questionnaire/plain-date.ts';

/** What staff have to look at in a new edition, by what it is. */
export const todoTitles = {
  date: 'Dates',
  period: 'Deadlines counted in days or months',
  amount: 'Fees and rates',
  year: 'Years and days in texts',
  standard: 'Standards and rules that questions rest on',
  link: 'Links and addresses',
  agreement: 'Texts that are agreed to',
  note: 'Notes from earlier years',
  rest: 'Everything else',
} as const;

export type TodoKind = keyof typeof todoTitles;

/** A day that was moved. */
export interface MovedDate {
  readonly pointer: string;
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/** One thing to confirm or to change. */
export interface Todo {
  readonly kind: TodoKind;
  /** In the new file, from 1; one per place where the same stands. */
  readonly lines: readonly number[];
  /** What stands there. */
  readonly what: string;
  /** What was done already, or what to do. */
  readonly advice?: string;
}

/** The list as Markdown with boxes to tick. */
export function todoMarkdown(todos: readonly Todo[], head: { readonly title: string; readonly file: string }): string {
  const groups = (Object.keys(todoTitles) as TodoKind[]).flatMap((kind) => {
    const own = todos.filter((todo) => todo.kind === kind);
    return own.length === 0 ? [] : [`## ${todoTitles[kind]}\n\n${own.map(boxOf).join('')}`];
  });
  const intro = `Each line is a place in ${head.file} that was right last year. Tick it once you know that it is right.`;
  return `# ${head.title}\n\n${intro}\n\n${groups.join('\n')}`;
}

function boxOf({ lines, what, advice }: Todo): string {
  const shown =
    lines.length > 12 ? [...lines.slice(0, 10).map(String), `and ${lines.length - 10} more`] : lines.map(String);
  const place = lines.length === 0 ? '' : `line${lines.length === 1 ? '' : 's'} ${shown.join(', ')}: `;
  const more = advice === undefined ? '' : ` – ${advice}`;
  return `- [ ] ${place}${what.replace(/\s*\n\s*/g, ' ')}${more}\n`;
}
