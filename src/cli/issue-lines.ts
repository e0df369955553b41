import type { Issue } from '../questionnaire/issue.ts';
import type { Streams } from './streams.ts';

/** Issues for people, each with its place in the file and what to do. */
export function issueLines(issues: readonly Issue[], file: string, { colours }: Pick<Streams, 'colours'>): string {
  const strong = (text: string) => (colours ? `\u001b[1m${text}\u001b[22m` : text);
  const lines = issues.map(({ line, column, pointer, message, remedy, code }) => {
    const place =
      line === undefined ? `${file}${pointer === '' ? '' : ` ${pointer}`}` : `${file}:${line}:${column ?? 1}`;
    return `${strong(place)}: ${message} ${remedy} [${code}]\n`;
  });
  return `${lines.join('')}${issues.length === 1 ? '1 issue.' : `${issues.length} issues.`}\n`;
}
