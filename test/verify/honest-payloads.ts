import { readFileSync } from 'node:fs';
import type { Session } from '../../src/engine/session-types.ts';
import type { Questionnaire } from '../../src/questionnaire/compiled.ts';
import { loadQuestionnaire } from '../../src/questionnaire/load.ts';
import { openFor, type ScenarioFile, take } from '../../src/cli/scenario-file.ts';
import { questionnaireBeside, readScenarios, scenarioFiles } from '../scenarios/schema-files.ts';

/** A session that could be submitted, and what the server knows beside its payload. */
export interface Submission {
  readonly name: string;
  readonly questionnaire: Questionnaire;
  readonly context: Readonly<Record<string, unknown>>;
  readonly session: Session;
}

/** Every moment of every scenario in `schemas/` at which the questionnaire could be submitted. */
export function submissions(): readonly Submission[] {
  return scenarioFiles()
    .filter((file) => !file.includes('.tasks.'))
    .flatMap((file) => {
      const loaded = loadQuestionnaire(readFileSync(questionnaireBeside(file), 'utf8'));
      if (loaded.status === 'rejected') throw new Error(`${file} has no questionnaire that loads.`);
      return ofFile(loaded.questionnaire, readScenarios(file));
    });
}

function ofFile(questionnaire: Questionnaire, file: ScenarioFile): readonly Submission[] {
  return file.scenarios.flatMap((scenario) => {
    const { name, then = [] } = scenario;
    const context = file.contexts[scenario.context] ?? {};
    return Array.from({ length: then.length + 1 }, (_, steps) => {
      const session = openFor(questionnaire, file, scenario);
      then.slice(0, steps).forEach((step) => take(session, step));
      return { name: steps === 0 ? name : `${name}, step ${steps}`, questionnaire, context, session };
    }).filter(({ session }) => session.payload().status === 'valid');
  });
}
