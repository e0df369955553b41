import { pointerTo } from './issue.ts';
import { isObject } from './json-object.ts';

/** An object of a document that may be malformed anywhere, and where it stands. */
export interface Found {
  readonly json: Readonly<Record<string, unknown>>;
  readonly pointer: string;
}

/** A question, or the cell of a matrix. */
export interface FoundQuestion extends Found {
  readonly id: string | undefined;
  readonly kind: string | undefined;
  /** The group, rows or matrix around it. */
  readonly around: FoundQuestion | undefined;
}

/** Everything in a document that the checks look at, whatever else of it is malformed. */
export interface Walked {
  readonly document: Found;
  readonly sections: readonly Found[];
  /** All questions in order, each before those inside it. */
  readonly questions: readonly FoundQuestion[];
  readonly rules: readonly Found[];
}

/** Finds what can be found of a document. */
export function walk(json: unknown): Walked {
  const document: Found = { json: isObject(json) ? json : {}, pointer: '' };
  const sections = listIn(document, 'sections');
  const questions: FoundQuestion[] = [];
  for (const section of sections)
    for (const found of listIn(section, 'questions')) collect(found, undefined, questions);
  const holders = [...sections, ...questions.filter(({ kind }) => kind === 'rows'), document];
  return { document, sections, questions, rules: holders.flatMap((holder) => listIn(holder, 'rules')) };
}

/** The objects of a list property; none when there is no such list. */
export function listIn({ json, pointer }: Found, property: string): Found[] {
  const list = json[property];
  return Array.isArray(list) ? foundIn(list, pointerTo(pointer, property)) : [];
}

/** The members of an object property, by name. */
export function membersIn(
  { json, pointer }: Found,
  property: string,
): (readonly [name: string, member: unknown, pointer: string])[] {
  const members = json[property];
  if (!isObject(members)) return [];
  return Object.entries(members).map(([name, member]) => [name, member, pointerTo(pointer, property, name)] as const);
}

/** An object property; undefined when it is not there or no object. */
export function objectIn({ json, pointer }: Found, property: string): Found | undefined {
  const inner = json[property];
  return isObject(inner) ? { json: inner, pointer: pointerTo(pointer, property) } : undefined;
}

/** The objects of a list, with their places. */
export function foundIn(list: readonly unknown[], pointer: string): Found[] {
  const found: Found[] = [];
  list.forEach((json, index) => isObject(json) && found.push({ json, pointer: pointerTo(pointer, index) }));
  return found;
}

/** The value when it is text. */
export function textOf(json: unknown): string | undefined {
  return typeof json === 'string' ? json : undefined;
}

/** The texts of a list, with their places. */
export function textsIn({ json, pointer }: Found, property: string): (readonly [text: string, pointer: string])[] {
  const list = json[property];
  if (!Array.isArray(list)) return [];
  return list.flatMap((text, index) =>
    typeof text === 'string' ? [[text, pointerTo(pointer, property, index)] as const] : [],
  );
}

function collect(found: Found, around: FoundQuestion | undefined, into: FoundQuestion[]): void {
  const { json, pointer } = found;
  const question = { json, pointer, id: textOf(json['id']), kind: textOf(json['kind']), around };
  into.push(question);
  const cell = objectIn(found, 'cell');
  for (const inner of listIn(found, 'questions')) collect(inner, question, into);
  for (const inner of listIn(found, 'columns')) collect(inner, question, into);
  if (cell) collect(cell, question, into);
}
