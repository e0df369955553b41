import { readFileSync } from 'node:fs';
import { openSession } from '../../src/engine/session.ts';
import type { Session } from '../../src/engine/session-types.ts';
import type { Questionnaire } from '../../src/questionnaire/compiled.ts';
import { loadQuestionnaire } from '../../src/questionnaire/load.ts';
import type { ScenarioFile } from '../scenarios/run-scenario.ts';
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
  return file.scenarios.flatMap(({ name, context: contextName, today, answers, attachments, then = [] }) => {
    const context = file.contexts[contextName] ?? {};
    return Array.from({ length: then.length + 1 }, (_, steps) => {
      const session = openSession(questionnaire, {
        context,
        today,
        answers: answers ?? {},
        attachments: { ...file.attachments, ...attachments },
      });
      for (const step of then.slice(0, steps)) {
        if (step.today !== undefined) session.setToday(step.today);
        for (const [path, value] of Object.entries(step.answers ?? {})) session.answer(path, value ?? undefined);
        for (const rule of step.confirm ?? []) session.confirm(rule);
      }
      return { name: steps === 0 ? name : `${name}, step ${steps}`, questionnaire, context, session };
    }).filter(({ session }) => session.payload().status === 'valid');
  });
}
