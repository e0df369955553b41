// Runs in a Node that refuses to turn text into code: plays every scenario with the built files and prints one line
// of JSON. `no-eval.e2e.test.ts` bundles it and reads the line.
import { readFileSync } from 'node:fs';
import { loadQuestionnaire } from '../../src/questionnaire/load.ts';
import { runScenario } from '../../src/cli/run-scenario.ts';
import { questionnaireBeside, readScenarios, scenarioFiles } from '../scenarios/schema-files.ts';

/** What a run found. */
export interface NoEvalReport {
  /** Whether this Node really refuses: a run that could have used eval proves nothing. */
  readonly refuses: boolean;
  /** How many scenarios were played. */
  readonly played: number;
  /** Every difference from what a scenario expects. */
  readonly differences: readonly string[];
}

function play(): NoEvalReport {
  const differences: string[] = [];
  let played = 0;
  for (const file of scenarioFiles()) {
    const loaded = loadQuestionnaire(readFileSync(questionnaireBeside(file), 'utf8'));
    if (loaded.status !== 'ready') {
      differences.push(`${file}: ${loaded.issues.map(({ message }) => message).join(' ')}`);
      continue;
    }
    const scenarioFile = readScenarios(file);
    for (const scenario of scenarioFile.scenarios) {
      played += 1;
      const found = runScenario(loaded.questionnaire, scenarioFile, scenario);
      differences.push(...found.map((difference) => `${file}: ${scenario.name}: ${difference}`));
    }
  }
  return { refuses: refusesCode(), played, differences };
}

function refusesCode(): boolean {
  try {
    // eslint-disable-next-line @typescript-eslint/no-implied-eval
    new Function('return 1');
    return false;
  } catch {
    return true;
  }
}

console.log(JSON.stringify(play()));
