import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { lint } from '../../src/cli/lint/lint.ts';
import { questionnaireFiles } from '../scenarios/schema-files.ts';
import { type Mutant, mutants, operators } from './mutations.ts';

/** Mistakes in the short form; `QF_RUNS` asks for more, and `QF_SEED` for others. */
const count = Number(process.env['QF_RUNS'] ?? 210);
const seed = Number(process.env['QF_SEED'] ?? 2026);

interface Tally {
  found: number;
  total: number;
  equal: number;
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
    const planted = mutants(count, seed);
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
    assert.ok(found >= 0.95 * total, `${found} of ${total} found; missed:\n${missed.join('\n')}`);
  });
});

function isFound({ text, file, lines }: Mutant): boolean {
  const { findings } = lint(text, { name: file });
  return findings.some(({ severity, line }) => severity !== 'info' && lines.includes(line));
}
