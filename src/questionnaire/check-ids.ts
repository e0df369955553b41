import { type Found, type FoundQuestion, membersIn, textOf, textsIn, type Walked } from './document-walk.ts';
import { pointerTo, type Report } from './issue.ts';
import { isPrototypeName, isReservedId } from './reserved-names.ts';

/**
 * Reports ids that stand twice in their scope (the document for questions, sections and rules; the group, rows or
 * matrix for what is inside one), names that mean something else already, and columns that hide a question.
 */
export function checkIds({ document, sections, questions, rules }: Walked, report: Report): void {
  checkUnique('section', sections, report);
  checkUnique('rule', rules, report);
  checkUnique('question', questions, report);
  checkReserved([...sections, ...rules], isPrototypeName, report);
  checkReserved(questions, isReservedId, report);
  for (const property of ['context', 'tables', 'optionLists', 'conditions', 'values', 'templates']) {
    for (const [name, , pointer] of membersIn(document, property)) {
      if (isPrototypeName(name)) reportReserved(name, pointer, report);
    }
  }
  checkShadowing(questions, report);
  checkRenamed(questions, report);
}

function checkUnique(
  what: string,
  found: readonly (Found & { around?: FoundQuestion | undefined })[],
  report: Report,
): void {
  const first = new Map<string, string>();
  for (const { json, pointer, around } of found) {
    const id = textOf(json['id']);
    if (id === undefined) continue;
    const inScope = `${around?.pointer ?? ''} ${id}`;
    const other = first.get(inScope);
    first.set(inScope, other ?? pointer);
    if (other === undefined) continue;
    report({
      code: 'duplicate-id',
      pointer: pointerTo(pointer, 'id'),
      message: `The ${what} id "${id}" is taken already, by ${other}.`,
      other,
      remedy: 'Give one of the two another id.',
    });
  }
}

function checkReserved(found: readonly Found[], isTaken: (id: string) => boolean, report: Report): void {
  for (const { json, pointer } of found) {
    const id = textOf(json['id']);
    if (id !== undefined && isTaken(id)) reportReserved(id, pointerTo(pointer, 'id'), report);
  }
}

function reportReserved(name: string, pointer: string, report: Report): void {
  report({
    code: 'reserved-id',
    pointer,
    message: `"${name}" means something else already.`,
    remedy: `Choose another name, such as "${name}Given".`,
  });
}

/** Inside rows, a bare id is a column first: a question of the same id could not be reached from there. */
function checkShadowing(questions: readonly FoundQuestion[], report: Report): void {
  const outer = new Set(questions.filter(({ around }) => !around).map(({ id }) => id));
  for (const { id, pointer, around } of questions) {
    if (id === undefined || !around || around.kind === 'group' || !outer.has(id)) continue;
    report({
      code: 'shadowed-id',
      pointer: pointerTo(pointer, 'id'),
      message: `The column "${id}" hides the question "${id}" from the rules of its rows.`,
      remedy: 'Give the column another id.',
    });
  }
}

function checkRenamed(questions: readonly FoundQuestion[], report: Report): void {
  const scopeOf = (question: FoundQuestion, id: string) => `${question.around?.pointer ?? ''} ${id}`;
  const taken = new Set(
    questions.flatMap((question) => (question.id === undefined ? [] : scopeOf(question, question.id))),
  );
  for (const question of questions) {
    const own = textOf(question.json['renamedFrom']);
    const before: readonly (readonly [string, string])[] =
      own === undefined ? textsIn(question, 'renamedFrom') : [[own, pointerTo(question.pointer, 'renamedFrom')]];
    for (const [id, pointer] of before) {
      const claimed = scopeOf(question, id);
      if (taken.has(claimed)) {
        report({
          code: 'renamed-from-taken',
          pointer,
          message: `"${id}" is the id of another question, or claimed by one already.`,
          remedy: 'Name the id that this question had before, or leave "renamedFrom" out.',
        });
      }
      taken.add(claimed);
    }
  }
}
