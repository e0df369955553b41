import type { Bounds } from './bounds.ts';
import type { Coverage, Gap } from './coverage.ts';
import { all, any, type Formula, isFalse, isTrue, not, render, type Schema, scopesOf } from './formula.ts';

/** A place in the shape of the payload to which statements are added. */
export interface Base {
  readonly steps: readonly string[];
  /** Whether it is each item of a list. */
  readonly isRow: boolean;
}

/** What follows from nothing else. */
const ALWAYS = '';

/** More pieces than these are not made of one statement. */
const MOST_PIECES = 400;

/** Collects what the schema says beyond the shapes, each where it can be said, and notes how far it says it. */
export class Statements {
  readonly #at = new Map<string, { readonly base: Base; readonly schemas: Map<string, Schema[]> }>();

  constructor(readonly coverage: Coverage) {}

  /** States that something follows from something else. */
  state(what: string, at: string, premise: Bounds, conclusion: Bounds): void {
    const gaps = new Set<Gap>([...premise.gaps, ...conclusion.gaps]);
    const whole = any(not(premise.least), conclusion.most);
    if (isTrue(whole)) return this.coverage.note(what, at, gaps.size === 0 ? 'whole' : 'none', gaps);
    if (this.#implication(premise.least, conclusion.most)) {
      return this.coverage.note(what, at, gaps.size === 0 ? 'whole' : 'part', gaps);
    }
    const pieces = split(whole);
    const said = pieces.filter((piece) => piece !== undefined);
    if (said.length < pieces.length) gaps.add('scope');
    for (const piece of said) this.#add(piece);
    this.coverage.note(what, at, said.length === 0 ? 'none' : gaps.size === 0 ? 'whole' : 'part', gaps);
  }

  /** What was stated, by place. */
  *entries(): Generator<readonly [base: Base, schemas: readonly Schema[]]> {
    for (const { base, schemas } of this.#at.values()) {
      const found: Schema[] = [];
      for (const [premise, conclusions] of schemas) {
        if (premise === ALWAYS) found.push(...conclusions);
        else found.push({ if: JSON.parse(premise) as Schema, then: mergedAll(conclusions) });
      }
      yield [base, found];
    }
  }

  // Told as `if … then …` where both speak of the same place.
  #implication(premise: Formula, conclusion: Formula): boolean {
    const base = baseOf(all(premise, conclusion));
    if (!base || isFalse(conclusion) || isTrue(premise)) return false;
    const condition = JSON.stringify(render(premise, base.isRow ? [] : base.steps));
    this.#put(base, condition, render(conclusion, base.isRow ? [] : base.steps));
    return true;
  }

  #add(piece: Formula): void {
    const base = baseOf(piece);
    if (base) this.#put(base, ALWAYS, render(piece, base.isRow ? [] : base.steps));
  }

  #put(base: Base, premise: string, conclusion: Schema): void {
    const name = JSON.stringify(base);
    let entry = this.#at.get(name);
    if (!entry) this.#at.set(name, (entry = { base, schemas: new Map() }));
    const conclusions = entry.schemas.get(premise) ?? [];
    if (!conclusions.some((one) => JSON.stringify(one) === JSON.stringify(conclusion))) conclusions.push(conclusion);
    entry.schemas.set(premise, conclusions);
  }
}

/** Where a formula can be said: at one place of the payload, or of each row; undefined when it speaks of both. */
function baseOf(formula: Formula): Base | undefined {
  const { rows, outside } = scopesOf(formula);
  const [path, ...others] = rows;
  if (path) return outside || others.length > 0 ? undefined : { steps: path, isRow: true };
  return { steps: isAboutAnswers(formula) ? ['answers'] : [], isRow: false };
}

function isAboutAnswers(formula: Formula): boolean {
  if (formula.op === 'holds') return formula.place.steps[0] === 'answers' && formula.place.steps.length > 1;
  return formula.op === 'every' ? formula.rows[0] === 'answers' : formula.of.every(isAboutAnswers);
}

/** A formula in pieces, each of which can be said at one place; undefined for what cannot. */
function split(formula: Formula, budget = { left: MOST_PIECES }): readonly (Formula | undefined)[] {
  budget.left -= 1;
  if (budget.left < 0) return [undefined];
  if (formula.op === 'all') return formula.of.flatMap((part) => split(part, budget));
  if (baseOf(formula)) return [formula];
  if (formula.op !== 'any') return [undefined];
  const apart = new Map<string, Formula[]>();
  const mixed: Formula[] = [];
  for (const part of formula.of) {
    const base = baseOf(part);
    if (!base) mixed.push(part);
    else {
      const side = base.isRow ? base.steps.join('/') : '';
      apart.set(side, [...(apart.get(side) ?? []), part]);
    }
  }
  const [first, ...others] = mixed;
  if (first) {
    if (first.op !== 'all') return [undefined];
    const rest = [...[...apart.values()].flat(), ...others];
    return first.of.flatMap((part) => split(any(part, ...rest), budget));
  }
  const sides = [...apart].map(([rows, of]): Formula =>
    rows === '' ? any(...of) : { op: 'every', rows: rows.split('/'), of: any(...of) },
  );
  return [any(...sides)];
}

function mergedAll(schemas: readonly Schema[]): Schema {
  const merged: Schema[] = [];
  for (const schema of schemas) {
    const last = merged.at(-1);
    const both = last === undefined ? undefined : mergedPair(last, schema);
    if (both === undefined) merged.push(schema);
    else merged[merged.length - 1] = both;
  }
  const [only, ...more] = merged;
  return only !== undefined && more.length === 0 ? only : { allOf: merged };
}

const MERGEABLE: ReadonlySet<string> = new Set(['type', 'properties', 'required']);

/** Two schemas of objects as one, where that says the same. */
function mergedPair(one: Schema, other: Schema): Schema | undefined {
  if (JSON.stringify(one) === JSON.stringify(other)) return one;
  if (!isPlainObject(one) || !isPlainObject(other)) return undefined;
  const properties: Record<string, Schema> = { ...one.properties };
  for (const [name, schema] of Object.entries(other.properties)) {
    const before = properties[name];
    const both =
      before === undefined || before === true ? schema : schema === true ? before : mergedPair(before, schema);
    if (both === undefined) return undefined;
    properties[name] = both;
  }
  const required = [...new Set([...(one.required ?? []), ...(other.required ?? [])])];
  return { type: 'object', properties, ...(required.length > 0 && { required }) };
}

interface PlainObject {
  readonly type: 'object';
  readonly properties: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}

function isPlainObject(schema: Schema): schema is Schema & PlainObject {
  if (typeof schema !== 'object' || schema['type'] !== 'object' || !schema['properties']) return false;
  return Object.keys(schema).every((word) => MERGEABLE.has(word));
}
