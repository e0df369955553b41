import { sampleContext } from '../../src/cli/coverage/sample-host.ts';
import type { Scenario, ScenarioFile } from '../../src/cli/scenario-file.ts';
import { readContext } from '../../src/engine/context.ts';
import type { Questionnaire } from '../../src/questionnaire/compiled.ts';

/** The host's facts that a try is made with. */
export interface Facts {
  readonly context: Readonly<Record<string, unknown>>;
  /** Whether they were made up, because there are no scenarios or theirs do not fit the text any more. */
  readonly areSamples: boolean;
}

/** The facts of a scenario, else of the first one; samples where those do not fit the questionnaire. */
export function factsFor(
  questionnaire: Questionnaire,
  today: string,
  file: ScenarioFile | undefined,
  scenario: Scenario | undefined,
): Facts {
  const [first] = Object.values(file?.contexts ?? {});
  const told = (scenario && file?.contexts[scenario.context]) ?? first;
  if (told && readContext(questionnaire, told).status !== 'unfit') return { context: told, areSamples: false };
  return { context: sampleContext(questionnaire, today), areSamples: true };
}
