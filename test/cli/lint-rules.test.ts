import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { edited } from '../../src/cli/text-edits.ts';
import { lint, lintAndFix } from '../../src/cli/lint/lint.ts';
import { rules } from '../../src/cli/lint/rules.ts';
import { type Json, mutated, mutation } from '../questionnaire/mutations.ts';

/** One mistake in the base document, the line on which it must be told, and what mechanical help leaves of it. */
interface LintCase {
  readonly rule: string;
  readonly slip: string;
  readonly change: readonly (readonly [from: string, to: string])[];
  readonly line: number;
  readonly fixed?: readonly (readonly [from: string, to: string])[];
}

const folder = join(import.meta.dirname, '../lint');
const name = 'base.2026.json';
const base = readFileSync(join(folder, name), 'utf8');
const cases = JSON.parse(readFileSync(join(folder, 'cases.json'), 'utf8')) as readonly LintCase[];

function changed(text: string, change: LintCase['change']): string {
  return change.reduce((before, [from, to]) => {
    const parts = before.split(from);
    assert.equal(parts.length, 2, `${JSON.stringify(from)} stands ${parts.length - 1} times.`);
    return parts.join(to);
  }, text);
}

describe('a rule of the linter', () => {
  for (const { rule, slip, change, line, fixed } of cases) {
    it(`${rule}: ${slip}`, () => {
      const text = changed(base, change);
      const { findings } = lint(text, { name });
      const told = findings.filter((finding) => finding.rule === rule);
      const all = findings.map((finding) => `${finding.line}:${finding.rule}`).join(' ');
      assert.ok(
        told.some((finding) => finding.line === line),
        `line ${line}, but: ${all}`,
      );
      if (!fixed) return;
      const edits = told.flatMap(({ fix = [] }) => fix);
      assert.equal(edited(text, edits), changed(text, fixed));
    });
  }

  it('says nothing against the base document but what it cannot decide', () => {
    assert.deepEqual(
      lint(base, { name }).findings.map(({ rule, severity }) => [rule, severity]),
      [['undecided', 'info']],
    );
  });

  it('never throws, whatever the document is', () => {
    const document = JSON.parse(base) as Json;
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 4 }), (mutations) => {
        const odd = mutations.reduce((json, one) => mutated(json, one, new Set()), document);
        lintAndFix(JSON.stringify(odd, null, 2), { name });
      }),
      { numRuns: Number(process.env['QF_RUNS'] ?? 100) },
    );
    for (const text of ['', '[]', '{}', 'null', '"x"', '{"groups": 1}', '\ufeff{"sections": [{}]}']) lint(text);
  });

  it('has an example, a name of its own and a word for staff', () => {
    const shown = new Set(cases.map(({ rule }) => rule));
    assert.deepEqual(
      rules.map(({ id }) => id).filter((id) => !shown.has(id)),
      [],
    );
    assert.equal(new Set(rules.map(({ id }) => id)).size, rules.length);
    for (const { id, about } of rules) assert.ok(/^[a-z-]+$/.test(id) && about.length > 40, id);
  });
});
