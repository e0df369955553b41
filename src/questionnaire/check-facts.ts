import { checkSource, optionValues } from './check-options.ts';
import { type Found, foundIn, membersIn, objectIn, textOf, type Walked } from './document-walk.ts';
import type { RuleType } from './expression.ts';
import { pointerTo, type Report } from './issue.ts';
import { isObject } from './json-object.ts';
import { readLiteral } from './literal.ts';
import { didYouMean } from './near-miss.ts';

// The property that says more about facts of some kinds; on others it means nothing.
const MORE: readonly (readonly [property: string, kinds: readonly string[], required: boolean])[] = [
  ['options', ['choice', 'choices'], true],
  ['facts', ['group', 'rows'], true],
  ['result', ['bands'], false],
  ['isEdition', ['text'], false],
];

const EXAMPLES: Readonly<Record<string, string>> = {
  integer: '12',
  decimal: '"0.5"',
  money: '"875.00"',
  percent: '"50%"',
  date: '"2026-03-01"',
};

/** Reports facts of the context that lack what their kind needs, and defaults that do not fit their kind. */
export function checkFacts({ document }: Walked, report: Report): void {
  for (const fact of factsIn(document, 'context')) {
    checkMore(fact, report);
    checkSource(document, fact, 'options', report);
    if ('default' in fact.json) checkDefault(document, fact, report);
  }
}

function factsIn(holder: Found, property: string): Found[] {
  return membersIn(holder, property).flatMap(([, json, pointer]) => {
    const fact = { json: isObject(json) ? json : {}, pointer };
    return [fact, ...factsIn(fact, 'facts')];
  });
}

function checkMore({ json, pointer }: Found, report: Report): void {
  const kind = textOf(json['kind']);
  if (kind === undefined) return;
  for (const [property, kinds, required] of MORE) {
    const [fits, given] = [kinds.includes(kind), property in json];
    if (given && !fits) {
      report({
        code: 'not-here',
        pointer: pointerTo(pointer, property),
        message: `"${property}" means nothing for a fact of kind "${kind}".`,
        remedy: `Remove it, or make the fact one of kind ${kinds.join(' or ')}.`,
      });
    } else if (required && fits && !given) {
      report({
        code: 'missing-property',
        pointer,
        message: `A fact of kind "${kind}" lacks "${property}".`,
        remedy: `Add "${property}".`,
      });
    }
  }
}

function checkDefault(document: Found, fact: Found, report: Report): void {
  const kind = textOf(fact.json['kind']) ?? '';
  const table = objectIn(fact, 'default');
  if (kind === 'bands' && table) return checkTable(document, fact, table, report);
  const given = fact.json['default'];
  const values = optionValues(document, fact.json['options']);
  if (kind.startsWith('choice') && !values) return;
  const types = typesFor(kind, values ?? []);
  const wrong =
    kind === 'choices' && Array.isArray(given) ? given.findIndex((one) => !values?.includes(one as string)) : -1;
  const fits =
    kind === 'choices'
      ? Array.isArray(given) && wrong === -1
      : types !== undefined && readLiteral(given, types) !== undefined;
  if (fits) return;
  report({
    code: 'bad-default',
    pointer: pointerTo(fact.pointer, 'default', ...(wrong === -1 ? [] : [wrong])),
    message: `This default is no value of kind "${kind}".`,
    remedy: defaultRemedy(kind, values),
  });
}

function typesFor(kind: string, values: readonly string[]): RuleType | undefined {
  switch (kind) {
    case 'text':
    case 'email':
    case 'phone':
    case 'url':
      return { type: 'text' };
    case 'integer':
    case 'decimal':
    case 'money':
    case 'percent':
    case 'date':
      return { type: kind };
    case 'choice':
      return { type: 'option', values };
    case 'yesNo':
      return { type: 'option', values: ['yes', 'no'] };
    default:
      return undefined;
  }
}

function defaultRemedy(kind: string, values: readonly string[] | undefined): string {
  if (kind === 'bands') return 'Write { "table": name } with the name of a table.';
  if (kind === 'choices') return `Write a list of some of ${values?.join(', ') ?? 'its options'}.`;
  if (kind === 'yesNo') return 'Write "yes" or "no".';
  if (kind === 'choice') return `Write one of ${values?.join(', ') ?? 'its options'}.`;
  const example = EXAMPLES[kind];
  if (example !== undefined) return `Write it like ${example}.`;
  return typesFor(kind, []) ? 'Write text.' : 'Give the facts inside it their defaults, or let the page supply it.';
}

function checkTable(document: Found, fact: Found, table: Found, report: Report): void {
  const name = textOf(table.json['table']);
  const tables = objectIn(document, 'tables')?.json ?? {};
  if (name === undefined) return;
  if (!Object.hasOwn(tables, name)) {
    report({
      code: 'unknown-table',
      pointer: pointerTo(table.pointer, 'table'),
      message: `There is no table "${name}".`,
      remedy: didYouMean(name, Object.keys(tables), 'Define it under "tables".'),
    });
    return;
  }
  const result = textOf(fact.json['result']) ?? 'money';
  const type = typesFor(result, []);
  const bands = tables[name];
  for (const { json, pointer } of Array.isArray(bands) ? foundIn(bands, pointerTo('/tables', name)) : []) {
    const { fee } = json;
    if (!type || (typeof fee !== 'string' && typeof fee !== 'number') || readLiteral(fee, type)) continue;
    report({
      code: 'bad-fee',
      pointer: pointerTo(pointer, 'fee'),
      message: `${JSON.stringify(fee)} is not ${result === 'integer' ? 'a whole number' : `of kind "${result}"`}, as the fact that takes this table says.`,
      remedy: `Write it like ${EXAMPLES[result] ?? '12'}.`,
    });
  }
}
