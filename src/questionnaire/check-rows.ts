import { type FoundQuestion, listIn, textOf, textsIn, type Walked } from './document-walk.ts';
import { pointerTo, type Report } from './issue.ts';
import { didYouMean } from './near-miss.ts';

const NUMBERS = ['integer', 'decimal', 'money', 'percent', 'calculated'];

/** Reports `unique` and `sums` that name no fitting column, and matrices that ask nothing or two things at once. */
export function checkRows({ questions }: Walked, report: Report): void {
  for (const question of questions) {
    if (question.kind === 'rows') checkColumns(question, report);
    if (question.kind === 'matrix') checkMatrix(question, report);
  }
}

function checkColumns(rows: FoundQuestion, report: Report): void {
  const columns = new Map(listIn(rows, 'columns').map(({ json }) => [textOf(json['id']) ?? '', textOf(json['kind'])]));
  for (const property of ['unique', 'sums']) {
    for (const [name, pointer] of textsIn(rows, property)) {
      const kind = columns.get(name);
      if (!columns.has(name)) {
        report({
          code: 'unknown-column',
          pointer,
          message: `There is no column "${name}".`,
          remedy: didYouMean(name, columns.keys(), `The columns are ${[...columns.keys()].join(', ')}.`),
        });
      } else if (property === 'sums' && kind !== undefined && !NUMBERS.includes(kind)) {
        report({
          code: 'column-without-sum',
          pointer,
          message: `The column "${name}" is of kind "${kind}", which has no sum.`,
          remedy: `Name a column of kind ${NUMBERS.join(', ')}.`,
        });
      }
    }
  }
}

function checkMatrix({ json, pointer }: FoundQuestion, report: Report): void {
  const [cell, columns] = ['cell' in json, 'columns' in json];
  if (cell !== columns) return;
  report({
    code: cell ? 'cell-and-columns' : 'missing-property',
    pointer: cell ? pointerTo(pointer, 'columns') : pointer,
    message: cell ? 'This matrix has both "cell" and "columns".' : 'This matrix asks nothing in its rows.',
    remedy: cell ? 'Keep one of the two.' : 'Add "cell", or "columns" when there is more than one thing to ask.',
  });
}
