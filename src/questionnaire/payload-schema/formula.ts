/** A JSON Schema. */
export type Schema = boolean | { readonly [keyword: string]: unknown };

/** A place in a payload: member names from the top, or from one row of the rows at `rows`. */
export interface Place {
  readonly rows?: readonly string[];
  readonly steps: readonly string[];
}

/**
 * Something that a payload does or does not fulfil. `holds`: there is a value at the place and it fits; `every`: each
 * row fulfils it, which speaks of places within a row.
 */
export type Formula =
  | { readonly op: 'all' | 'any'; readonly of: readonly Formula[] }
  | { readonly op: 'holds'; readonly place: Place; readonly fits: Schema; readonly not: boolean }
  | { readonly op: 'every'; readonly rows: readonly string[]; readonly of: Formula };

/** What every payload fulfils. */
export const TRUE: Formula = { op: 'all', of: [] };

/** What no payload fulfils. */
export const FALSE: Formula = { op: 'any', of: [] };

/** Whether a formula is fulfilled by every payload. */
export function isTrue(formula: Formula): boolean {
  return formula.op === 'all' && formula.of.length === 0;
}

/** Whether a formula is fulfilled by none. */
export function isFalse(formula: Formula): boolean {
  return formula.op === 'any' && formula.of.length === 0;
}

/** All of them. */
export function all(...of: readonly Formula[]): Formula {
  return joined('all', of);
}

/** At least one of them. */
export function any(...of: readonly Formula[]): Formula {
  return joined('any', of);
}

function joined(op: 'all' | 'any', of: readonly Formula[]): Formula {
  const [neutral, settling] = op === 'all' ? [TRUE, FALSE] : [FALSE, TRUE];
  const settles = op === 'all' ? isFalse : isTrue;
  const kept = new Map<string, Formula>();
  for (const part of of) {
    if (settles(part)) return settling;
    for (const inner of part.op === op ? part.of : [part]) kept.set(JSON.stringify(inner), inner);
  }
  for (const [text, part] of kept) {
    if (part.op !== 'every' && kept.has(JSON.stringify(not(part)))) return settling;
    if (op === 'all' && [...kept.values()].some((other) => isShownBy(part, other))) kept.delete(text);
  }
  const [first, ...rest] = kept.values();
  return first === undefined ? neutral : rest.length === 0 ? first : { op, of: [first, ...rest] };
}

/** Whether a formula only says that there is something at a place at which, or within which, another finds more. */
function isShownBy(formula: Formula, other: Formula): boolean {
  if (formula.op !== 'holds' || other.op !== 'holds' || formula === other) return false;
  if (formula.not || other.not || formula.fits !== true) return false;
  const isInside = JSON.stringify(formula.place.rows) === JSON.stringify(other.place.rows);
  return isInside && formula.place.steps.every((step, i) => other.place.steps[i] === step);
}

/** The opposite. */
export function not(formula: Formula): Formula {
  switch (formula.op) {
    case 'all':
    case 'any':
      return { op: formula.op === 'all' ? 'any' : 'all', of: formula.of.map(not) };
    case 'holds':
      return { ...formula, not: !formula.not };
    case 'every':
      throw new Error('What holds of every row is only ever stated.');
  }
}

/** There is a value at a place, and it fits. */
export function holds(place: Place, fits: Schema = true): Formula {
  return { op: 'holds', place, fits, not: false };
}

/** The rows that a formula speaks of from within, if any, and whether it speaks of anything outside of rows. */
export function scopesOf(formula: Formula): { readonly rows: readonly string[][]; readonly outside: boolean } {
  if (formula.op === 'every') return { rows: [], outside: true };
  if (formula.op === 'holds') {
    const { rows } = formula.place;
    return rows ? { rows: [[...rows]], outside: false } : { rows: [], outside: true };
  }
  const inner = formula.of.map(scopesOf);
  const rows = new Map(inner.flatMap((scope) => scope.rows).map((path) => [path.join('/'), path]));
  return { rows: [...rows.values()], outside: inner.some(({ outside }) => outside) };
}

/** The schema, at the place named by `base` (or of one row), of what a formula says. */
export function render(formula: Formula, base: readonly string[] = []): Schema {
  switch (formula.op) {
    case 'all':
      if (formula.of.length === 0) return true;
      return { allOf: formula.of.map((part) => render(part, base)) };
    case 'any':
      if (formula.of.length === 0) return false;
      return { anyOf: formula.of.map((part) => render(part, base)) };
    case 'every':
      return optional(formula.rows.slice(base.length), { type: 'array', items: render(formula.of) });
    case 'holds': {
      const { place, fits } = formula;
      const steps = place.rows ? place.steps : place.steps.slice(base.length);
      if (!formula.not) return needed(steps, fits);
      return fits === true ? optional(steps, false) : { not: needed(steps, fits) };
    }
  }
}

/** There is something at the end of the steps, and it fits. */
function needed([step, ...rest]: readonly string[], fits: Schema): Schema {
  if (step === undefined) return fits;
  return { type: 'object', properties: { [step]: needed(rest, fits) }, required: [step] };
}

/** Whatever is at the end of the steps fits. */
function optional([step, ...rest]: readonly string[], fits: Schema): Schema {
  if (step === undefined) return fits;
  return { type: 'object', properties: { [step]: optional(rest, fits) } };
}
