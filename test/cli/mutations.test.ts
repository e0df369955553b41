import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Finding } from '../../src/cli/lint/finding.ts';
import { lint, lintAndFix } from '../../src/cli/lint/lint.ts';
import { questionnaireFiles } from '../scenarios/schema-files.ts';
import { type Mutant, mutants, operators } from './mutations.ts';

/** Three or four mistakes of each sort; `QF_RUNS` asks for more, and `QF_SEED` for others. */
const count = Number(process.env['QF_RUNS'] ?? 225);
const seed = Number(process.env['QF_SEED'] ?? 2026);

interface Tally {
  found: number;
  total: number;
  equal: number;
}

const planted = mutants(count, seed);

/** What the linter says about each, found out once. */
const told = new Map<Mutant, readonly Finding[]>();

function findingsOf(mutant: Mutant): readonly Finding[] {
  const findings = told.get(mutant) ?? lint(mutant.text, { name: mutant.file }).findings;
  told.set(mutant, findings);
  return findings;
}

describe('the linter and the mistakes that staff make', () => {
  it('says nothing against the shipped questionnaires', () => {
    for (const file of questionnaireFiles()) {
      const { findings } = lint(readFileSync(file, 'utf8'), { name: basename(file) });
      assert.deepEqual(
        findings.filter(({ severity }) => severity !== 'info'),
        [],
        file,
      );
    }
  });

  it('finds at least 95 of 100 planted mistakes, at the line', (test) => {
    const tallies = new Map<string, Tally>(operators.map(({ name }) => [name, { found: 0, total: 0, equal: 0 }]));
    const missed: string[] = [];
    for (const mutant of planted) {
      const tally = tallies.get(mutant.operator);
      assert.ok(tally);
      if (mutant.equal !== undefined) {
        tally.equal += 1;
        continue;
      }
      tally.total += 1;
      if (isFound(mutant)) tally.found += 1;
      else missed.push(`${mutant.operator}: ${mutant.file}, line ${mutant.lines.join(' or ')}`);
    }
    for (const [name, { found, total, equal }] of tallies)
      test.diagnostic(`${found} of ${total}${equal > 0 ? `, and ${equal} as good as before` : ''}: ${name}`);
    const [found, total] = [
      [...tallies.values()].reduce((sum, tally) => sum + tally.found, 0),
      planted.filter(({ equal }) => equal === undefined).length,
    ];
    test.diagnostic(`${found} of ${total} found (${((100 * found) / total).toFixed(1)} %); seed ${seed}`);
    missed.forEach((line) => test.diagnostic(`missed: ${line}`));
    assert.ok(total >= 200 || count < 200, `only ${total} were mistakes`);
    assert.ok(found >= 0.95 * total, `${found} of ${total} found; missed:\n${missed.join('\n')}`);
  });
});

function isFound(mutant: Mutant): boolean {
  const { lines } = mutant;
  return findingsOf(mutant).some(({ severity, line }) => severity !== 'info' && lines.includes(line));
}

describe('questionnaire lint --fix', () => {
  it('brings a shipped file back to the letter where the mistake is mechanical', () => {
    const mechanical = ['two spaces', 'space before a mark', 'word twice', 'space between two sentences lost'];
    const chosen = planted.filter((mutant) => mechanical.includes(mutant.operator) && isFound(mutant));
    assert.ok(chosen.length >= mechanical.length);
    const shipped = new Map(questionnaireFiles().map((file) => [basename(file), readFileSync(file, 'utf8')]));
    for (const { text, file, operator } of chosen)
      assert.equal(lintAndFix(text, { name: file }).text, shipped.get(file), operator);
  });

  it('never makes a document worse', () => {
    for (const mutant of planted) {
      const { text, file, operator } = mutant;
      const before = findingsOf(mutant);
      if (!before.some(({ fix }) => fix)) continue;
      const { findings } = lintAndFix(text, { name: file });
      assert.ok(findings.length < before.length, `${operator} in ${file}`);
      assert.ok(errors(findings) <= errors(before), `${operator} in ${file}`);
    }
  });
});

function errors(findings: readonly { readonly severity: string }[]): number {
  return findings.filter(({ severity }) => severity === 'error').length;
}
