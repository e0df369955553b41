import type { Question } from './compiled.ts';
import type { RuleType } from './expression.ts';
import { pointerTo } from './issue.ts';
import { commonType, readOperands } from './operand-basics.ts';
import type { RuleReader, Typed } from './rule-reader.ts';
import { inWords } from './rule-types.ts';

type By = 'sum' | 'count' | 'min' | 'max';

const ALLOWED: Readonly<Record<By, readonly string[]>> = {
  sum: ['number', 'money', 'percent'],
  count: ['text', 'number', 'money', 'percent', 'date', 'option', 'options', 'flag', 'files', 'rows'],
  min: ['number', 'money', 'percent', 'date'],
  max: ['number', 'money', 'percent', 'date'],
};

/** Reads `sum`, `count`, `min` or `max`: over all rows (`"findings/*\/hours"`), a list answer, or a list of operands. */
export function readAggregate(by: By) {
  return (
    reader: RuleReader,
    json: Record<string, unknown>,
    pointer: string,
    expected?: RuleType,
  ): Typed | undefined => {
    const at = pointerTo(pointer, by);
    const over = json[by];
    if (typeof over === 'string') return readSpread(reader, by, over, json['where'], pointer);
    if (json['where'] !== undefined) return onlyRows(reader, pointerTo(pointer, 'where'));
    const operands = readOperands(reader, over, at, by === 'count' ? undefined : expected);
    if (!operands) return undefined;
    const of = operands.map(({ operand }) => operand);
    if (by === 'count') return { operand: { op: by, over: of }, type: { type: 'integer' } };
    const type = commonType(reader, operands, ALLOWED[by], at);
    return type && { operand: { op: by, over: of }, type };
  };
}

function readSpread(reader: RuleReader, by: By, path: string, where: unknown, pointer: string): Typed | undefined {
  const at = pointerTo(pointer, by);
  const question = reader.place(path, at)?.question;
  if (!question) return undefined;
  const type = question.ruleType;
  const list = type?.type === 'options' || type?.type === 'files' || type?.type === 'rows';
  if (
    !type ||
    (by !== 'count' && list) ||
    !ALLOWED[by].includes(type.type === 'integer' || type.type === 'decimal' ? 'number' : type.type)
  ) {
    const sort = type ? inWords(type) : 'no single value';
    return reader.issue(
      'type-mismatch',
      at,
      `"${by}" cannot be taken over "${path}", which is ${sort}.`,
      'Name a column of numbers.',
    );
  }
  if (!list && !question.repeatedBy) {
    return reader.issue(
      'malformed-operand',
      at,
      `"${path}" is one value.`,
      `Write it in a list: "${by}": [ { "answer": "${path}" } ].`,
    );
  }
  if (where === undefined) return { operand: { op: by, over: { node: question.node } }, type: result(by, type) };
  const rows = rowsOf(question);
  if (!rows) return onlyRows(reader, pointerTo(pointer, 'where'));
  const condition = reader.inside(rows).condition(where, pointerTo(pointer, 'where'));
  return condition && { operand: { op: by, over: { node: question.node, where: condition } }, type: result(by, type) };
}

function rowsOf(question: Question): Question | undefined {
  return question.repeatedBy ?? (question.ruleType?.type === 'rows' ? question : undefined);
}

function result(by: By, type: RuleType): RuleType {
  return by === 'count' ? { type: 'integer' } : type;
}

function onlyRows(reader: RuleReader, pointer: string): undefined {
  return reader.issue(
    'malformed-operand',
    pointer,
    '"where" chooses among rows.',
    'Use it with a column of rows, or leave it out.',
  );
}
