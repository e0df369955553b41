import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Snapshot } from '../../src/engine/snapshot.ts';
import { formatExact, isExact } from '../../src/questionnaire/exact.ts';
import type { RuleValue } from '../../src/questionnaire/expression.ts';
import { madeContext, makeDocument, type MadeDocument } from './document-maker.ts';
import { fraction, Oracle, type OracleDocument, type OracleRule, type Value } from './oracle.ts';
import { loadMade, openMade, step } from './script.ts';
import { patience, runs, Tape, tapes } from './tape.ts';

interface Written {
  readonly id: string;
  readonly kind: string;
  readonly relevantWhen?: unknown;
  readonly calculate?: unknown;
  readonly result?: string;
  readonly questions?: readonly Written[];
  readonly columns?: readonly Written[];
  readonly rules?: readonly OracleRule[];
}

const DIGITS: Readonly<Record<string, number>> = { money: 2, percent: 4, integer: 0 };

function rulesOf(document: MadeDocument): OracleDocument {
  const sections = document['sections'] as readonly Written[];
  const rules = sections.flatMap((section) => [
    ...(section.rules ?? []).map((rule) => ({ ...rule, section: section.id })),
    ...(section.questions ?? []).flatMap(({ id, rules: within = [] }) =>
      within.map((rule) => ({ ...rule, section: section.id, rows: id })),
    ),
  ]);
  return {
    conditions: document['conditions'] as Record<string, unknown>,
    values: document['values'] as Record<string, unknown>,
    rules: [...rules, ...((document['rules'] ?? []) as OracleRule[])],
  };
}

/** Compares every relevance and every calculation of a moment with the plain reading of the document. */
function compare(document: MadeDocument, snapshot: Snapshot): void {
  const oracle = new Oracle(rulesOf(document), snapshot, madeContext);
  const relevant = new Set(snapshot.sections.map(({ id }) => id));
  for (const section of document['sections'] as readonly Written[]) {
    const { relevantWhen } = section;
    assert.equal(
      relevant.has(section.id),
      relevantWhen === undefined || oracle.holds(relevantWhen) === true,
      section.id,
    );
    for (const question of section.questions ?? [])
      compareQuestion(question, question.id, oracle, snapshot, relevant.has(section.id));
  }
}

function compareQuestion(written: Written, path: string, oracle: Oracle, snapshot: Snapshot, within: boolean): void {
  const state = snapshot.question(path);
  const { relevantWhen, calculate, result = '' } = written;
  const asked = within && (relevantWhen === undefined || oracle.holds(relevantWhen) === true);
  assert.equal(state.relevant, asked, `${path} is relevant`);
  if (calculate !== undefined && asked)
    assert.equal(shown(state.value), settled(oracle.value(calculate), result), path);
  for (const part of written.questions ?? []) compareQuestion(part, `${path}/${part.id}`, oracle, snapshot, asked);
  for (const column of written.columns ?? []) {
    for (const key of state.keys ?? []) {
      compareQuestion(column, `${path}/${key}/${column.id}`, oracle.at(path, key), snapshot, asked);
    }
  }
}

function shown(value: RuleValue): string {
  if (value === undefined) return 'blank';
  return isExact(value) ? formatExact(value) : JSON.stringify(value);
}

/** A value as a calculated question of this result shows it: rounded half away from zero to its unit. */
function settled(value: Value, result: string): string {
  if (value === undefined) return 'blank';
  if (result === 'text' || result === 'date') return JSON.stringify((value as string).trim());
  const [numerator, denominator] = fraction(value) ?? [0n, 1n];
  const digits = DIGITS[result] ?? 30;
  const scaled = numerator * 10n ** BigInt(digits);
  const size = scaled < 0n ? -scaled : scaled;
  const rounded = (2n * size + denominator) / (2n * denominator);
  return formatExact({ units: scaled < 0n ? -rounded : rounded, scale: digits });
}

describe('The engine and a plain reading of the document', () => {
  it('agree on what is relevant and what is calculated', () => {
    fc.assert(
      fc.property(tapes(500), tapes(120), (document, script) => {
        const made = makeDocument(new Tape(document), { initial: true });
        const session = openMade(loadMade(made));
        const tape = new Tape(script);
        for (let steps = 3 + tape.below(12); steps > 0; steps -= 1) step(tape, session);
        compare(made, session.snapshot);
      }),
      { numRuns: runs(150), ...patience() },
    );
  });
});
