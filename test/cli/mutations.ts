// Plants the mistakes that staff make in the shipped questionnaires, at random places. It knows nothing of the linter:
// whoever looks for the mistakes is handed in.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { edited } from '../../src/cli/text-edits.ts';
import { linesOf } from '../../src/questionnaire/text-lines.ts';
import { questionnaireFiles } from '../scenarios/schema-files.ts';
import { conditionOperators } from './mutations/condition-operators.ts';
import { jsonOperators } from './mutations/json-operators.ts';
import { limitOperators } from './mutations/limit-operators.ts';
import { memberOperators } from './mutations/member-operators.ts';
import { nameOperators } from './mutations/name-operators.ts';
import { hasNameTwice } from './mutations/published-schema.ts';
import { type Ground, groundOf, type Operator, randomFrom, type Slip } from './mutations/planting.ts';
import { wordingOperators } from './mutations/wording-operators.ts';

/** A shipped questionnaire with one mistake in it. */
export interface Mutant {
  readonly operator: string;
  readonly file: string;
  readonly text: string;
  /** The lines on which the mistake shows: where the text was changed, and the other half of the contradiction. */
  readonly lines: readonly number[];
  /** Why it is no mistake; undefined when it is one. */
  readonly equal: string | undefined;
}

/** Every sort of mistake. */
export const operators: readonly Operator[] = [
  ...jsonOperators,
  ...memberOperators,
  ...nameOperators,
  ...limitOperators,
  ...wordingOperators,
  ...conditionOperators,
];

/**
 * Mutants at random, the same for the same seed: the sorts of mistakes take turns, and each is made in one of the
 * documents that have a place for it, at one of its places there. So the largest document does not stand for all.
 */
export function mutants(count: number, seed: number): readonly Mutant[] {
  const random = randomFrom(seed);
  const grounds = questionnaireFiles().map((file) => groundOf(basename(file), readFileSync(file, 'utf8')));
  const places = operators.map(({ slips }) =>
    grounds.map((ground) => ({ ground, slips: slips(ground, random) })).filter(({ slips: { length } }) => length > 0),
  );
  const made: Mutant[] = [];
  for (let i = 0; made.length < count; i += 1) {
    const { name } = operators[i % operators.length]!;
    const among = places[i % operators.length]!;
    const chosen = among[random(Math.max(1, among.length))];
    if (!chosen) throw new Error(`There is no place for this: ${name}`);
    made.push(mutantOf(name, chosen.ground, chosen.slips[random(chosen.slips.length)]!));
  }
  return made;
}

function mutantOf(operator: string, { file, text: before, json }: Ground, { edits, others, equal }: Slip): Mutant {
  const text = edited(before, edits);
  const line = linesOf(text);
  const moved = (offset: number) =>
    edits.reduce((at, { start, end, text: { length } }) => (start < offset ? at + length - (end - start) : at), offset);
  const lines = new Set((others?.() ?? []).map((offset) => line(Math.max(0, moved(offset))).line));
  for (const {
    start,
    text: { length },
  } of edits) {
    const from = edits.reduce((at, e) => (e.start < start ? at + e.text.length - (e.end - e.start) : at), start);
    for (let at = line(from).line; at <= line(from + length).line; at += 1) lines.add(at);
  }
  return { operator, file, text, lines: [...lines], equal: equal?.() ?? sameDocument(text, json) };
}

function sameDocument(text: string, json: unknown): string | undefined {
  try {
    return JSON.stringify(JSON.parse(text)) === JSON.stringify(json) && !hasNameTwice(text)
      ? 'the document is the same'
      : undefined;
  } catch {
    return undefined;
  }
}
