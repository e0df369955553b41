import { declaredFacts } from './declared-facts.ts';
import {
  type Found,
  foundIn,
  type FoundQuestion,
  membersIn,
  objectIn,
  textOf,
  textsIn,
  type Walked,
} from './document-walk.ts';
import { pointerTo, type Report } from './issue.ts';
import { didYouMean } from './near-miss.ts';
import { isPrototypeName } from './reserved-names.ts';

/** Reports option lists that do not exist, options that stand twice, and options that make no sense where they stand. */
export function checkOptions({ document, questions }: Walked, report: Report): void {
  for (const [, list, pointer] of membersIn(document, 'optionLists')) checkList(foundHere(list, pointer), report);
  for (const question of questions) {
    const property = question.kind === 'matrix' ? 'rows' : 'options';
    checkSource(document, question, property, report);
    checkBands(document, question, property, report);
    const own = foundHere(question.json[property], pointerTo(question.pointer, property));
    checkList(own, report);
    checkSense(question, own, report);
    checkItems(document, question, report);
  }
}

/** The options that a property names or writes out; undefined when they cannot be known. */
export function optionValues(document: Found, written: unknown): readonly string[] | undefined {
  if (Array.isArray(written)) return valuesOf(foundIn(written, ''));
  const source =
    typeof written === 'string'
      ? { json: { list: written }, pointer: '' }
      : objectIn({ json: { written }, pointer: '' }, 'written');
  const name = textOf(source?.json['list']);
  const lists = objectIn(document, 'optionLists')?.json ?? {};
  const list = name !== undefined && Object.hasOwn(lists, name) ? lists[name] : undefined;
  if (!source || !Array.isArray(list)) return undefined;
  const except = textsIn(source, 'except').map(([value]) => value);
  return valuesOf(foundIn(list, '')).filter((value) => !except.includes(value));
}

/** Reports a list that is named but missing, and options that are left out of a list without being in it. */
export function checkSource(document: Found, holder: Found, property: string, report: Report): void {
  const written = holder.json[property];
  const source = objectIn(holder, property);
  const name = textOf(written) ?? textOf(source?.json['list']);
  if (name === undefined) return;
  const lists = objectIn(document, 'optionLists')?.json ?? {};
  if (!Object.hasOwn(lists, name)) {
    const names = Object.keys(lists);
    report({
      code: 'unknown-option-list',
      pointer: pointerTo(holder.pointer, property, ...(source ? ['list'] : [])),
      message: `There is no option list "${name}".`,
      remedy: didYouMean(
        name,
        names,
        names.length > 0 ? `The lists are ${names.join(', ')}.` : 'Define it under "optionLists".',
      ),
    });
  } else if (source) checkExcept(source, name, optionValues(document, name) ?? [], report);
}

// A table is known by its fact; only a choice of one of its bands means anything.
function checkBands(document: Found, question: FoundQuestion, property: string, report: Report): void {
  const source = objectIn(question, property);
  const path = textOf(source?.json['bands']);
  if (!source || path === undefined) return;
  const facts = declaredFacts(document);
  const tables = [...facts].flatMap(([name, kind]) => (kind === 'bands' ? [name] : []));
  if (question.kind !== 'choice') {
    report({
      code: 'not-here',
      pointer: pointerTo(source.pointer, 'bands'),
      message: `A question of kind "${question.kind ?? ''}" cannot offer the bands of a table.`,
      remedy: 'Make it a choice, or write its options out.',
    });
  } else if (facts.get(path) !== 'bands') {
    report({
      code: 'unknown-fact',
      pointer: pointerTo(source.pointer, 'bands'),
      message: `There is no context fact "${path}" of kind "bands".`,
      remedy: didYouMean(path, tables, 'Declare it under "context".'),
    });
  }
}

function checkExcept(source: Found, name: string, values: readonly string[], report: Report): void {
  const left = new Set(values);
  for (const [value, pointer] of textsIn(source, 'except')) {
    left.delete(value);
    if (values.includes(value)) continue;
    report({
      code: 'unknown-option',
      pointer,
      message: `The list "${name}" has no option "${value}".`,
      remedy: didYouMean(value, values, `Its options are ${values.join(', ')}.`),
    });
  }
  if (left.size > 0 || values.length === 0) return;
  report({
    code: 'no-options-left',
    pointer: pointerTo(source.pointer, 'except'),
    message: `Every option of the list "${name}" is left out.`,
    remedy: 'Leave at least one in.',
  });
}

function checkList(options: readonly Found[], report: Report): void {
  const seen = new Set<string>();
  let other: string | undefined;
  for (const { json, pointer } of options) {
    const value = textOf(json['value']);
    const slip = (code: string, property: string, message: string, remedy: string) =>
      report({ code, pointer: pointerTo(pointer, property), message, remedy });
    if (value !== undefined && seen.has(value)) {
      slip(
        'duplicate-option',
        'value',
        `The option "${value}" stands in this list twice.`,
        'Remove one, or give it a value of its own.',
      );
    }
    if (value !== undefined && isPrototypeName(value)) {
      slip('reserved-id', 'value', `"${value}" means something else already.`, 'Choose another value.');
    }
    if (json['other'] === true && other !== undefined) {
      slip(
        'second-other',
        'other',
        `"${other}" asks for a text already, and a question has one such text.`,
        'Keep one of them.',
      );
    }
    if (value !== undefined) seen.add(value);
    if (json['other'] === true) other ??= value ?? '';
  }
  checkReplaced(options, seen, report);
}

/** An answer can follow to one option only, and only from a value that is gone. */
function checkReplaced(options: readonly Found[], offered: ReadonlySet<string>, report: Report): void {
  const claimed = new Map<string, string>();
  for (const option of options) {
    const own = textOf(option.json['value']) ?? '';
    for (const [value, pointer] of textsIn(option, 'replaces')) {
      const other = claimed.get(value);
      claimed.set(value, own);
      if (!offered.has(value) && other === undefined) continue;
      report({
        code: 'replaces-taken',
        pointer,
        message: offered.has(value)
          ? `The option "${value}" stands in this list still, so nothing takes its place.`
          : `"${other}" takes the place of "${value}" already.`,
        remedy: 'Name a value that the list had before and that no other option replaces, or leave "replaces" out.',
      });
    }
  }
}

// Lists may be shared, so only options written at the question itself are looked at.
function checkSense({ kind }: FoundQuestion, own: readonly Found[], report: Report): void {
  for (const { json, pointer } of own) {
    const useless = (property: string, why: string) =>
      report({
        code: 'useless-option-property',
        pointer: pointerTo(pointer, property),
        message: `"${property}" has no effect here: ${why}.`,
        remedy: 'Remove it.',
      });
    if (json['exclusive'] === true && kind !== 'choices')
      useless('exclusive', 'nothing can be chosen beside it anyway');
    if (json['other'] === true && kind !== 'choice' && kind !== 'choices')
      useless('other', 'only a choice asks for a text');
  }
}

function checkItems(document: Found, { kind, json, pointer }: FoundQuestion, report: Report): void {
  const least = json['minItems'];
  const offered = kind === 'choices' ? optionValues(document, json['options'])?.length : undefined;
  if (typeof least !== 'number' || offered === undefined || least <= offered) return;
  report({
    code: 'limit-out-of-reach',
    pointer: pointerTo(pointer, 'minItems'),
    message: `At least ${least} must be chosen, but only ${offered} are offered.`,
    remedy: 'Lower "minItems", or add options.',
  });
}

function foundHere(list: unknown, pointer: string): Found[] {
  return Array.isArray(list) ? foundIn(list, pointer) : [];
}

function valuesOf(options: readonly Found[]): string[] {
  return options.flatMap(({ json }) => textOf(json['value']) ?? []);
}
