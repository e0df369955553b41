import { type Found, membersIn, textOf } from '../../../questionnaire/document-walk.ts';
import { pointerTo } from '../../../questionnaire/issue.ts';
import { isObject } from '../../../questionnaire/json-object.ts';
import { isPlainDate } from '../../../questionnaire/plain-date.ts';
import type { LintRule } from '../lint-rule.ts';

/** Words in the names of facts, in the order in which such days come. */
const ORDER: readonly RegExp[] = [
  /open|start|begin|from$/i,
  /due|renewal|deadline|regular/i,
  /late|clos|end$|until|last|to$/i,
];

interface Day {
  readonly name: string;
  readonly day: string;
  readonly rank: number;
  readonly pointer: string;
}

/** Days of the document that come in the wrong order: it closes before it opens, it is late before it is due. */
export const datesInOrder: LintRule = {
  id: 'dates-in-order',
  severity: 'warning',
  about:
    'Two days that the document gives come in the wrong order, by their names: it closes before it opens, or is late before it opens. Correct one of them.',
  check({ walked: { document } }, report) {
    const days = daysIn(document);
    days.forEach(({ name, day, rank, pointer }, i) => {
      const wrong = days.find(
        (other, j) => (other.rank < rank ? other.day > day : other.rank > rank && other.day < day) && j < i,
      );
      if (!wrong) return;
      const [first, second] = wrong.rank < rank ? [wrong.name, name] : [name, wrong.name];
      report({
        pointer,
        message: `"${second}" is a day before "${first}".`,
        remedy: 'Correct one of the two.',
      });
    });
  },
};

function daysIn(holder: Found): readonly Day[] {
  return ['context', 'facts'].flatMap((property) =>
    membersIn(holder, property).flatMap(([name, json, pointer]) => {
      if (!isObject(json)) return [];
      const day = textOf(json['default']);
      const rank = ORDER.findIndex((words) => words.test(name));
      const own = json['kind'] === 'date' && day !== undefined && isPlainDate(day) && rank >= 0;
      return [
        ...(own ? [{ name, day, rank, pointer: pointerTo(pointer, 'default') }] : []),
        ...daysIn({ json, pointer }),
      ];
    }),
  );
}
