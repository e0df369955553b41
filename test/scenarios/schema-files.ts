import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ScenarioFile } from '../../src/cli/scenario-file.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Every questionnaire in `schemas/`, by its path from where the tests run. */
export function questionnaireFiles(): readonly string[] {
  return filesIn('schemas').filter((file) => !/(\.scenarios|\.tasks|\.schema)\.json$/.test(file));
}

/** Every file of scenarios of a questionnaire in `schemas/`. */
export function scenarioFiles(): readonly string[] {
  return filesIn('schemas').filter((file) => /(?<!\.tasks)\.scenarios\.json$/.test(file));
}

/** Every file of scenarios of a task list in `schemas/`. */
export function taskScenarioFiles(): readonly string[] {
  return filesIn('schemas').filter((file) => file.endsWith('.tasks.scenarios.json'));
}

/** The scenarios of a questionnaire: `annual-report.2026.json` has `annual-report.2026.scenarios.json`. */
export function scenariosBeside(questionnaire: string): string {
  return questionnaire.replace(/\.json$/, '.scenarios.json');
}

/** The questionnaire of a file of scenarios. */
export function questionnaireBeside(scenarios: string): string {
  return scenarios.replace(/\.scenarios\.json$/, '.json');
}

/** Reads a file of scenarios. */
export function readScenarios(file: string | URL): ScenarioFile {
  return JSON.parse(readFileSync(file, 'utf8')) as ScenarioFile;
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json'))
    .map((file) => relative(process.cwd(), join(root, folder, file)))
    .sort();
}
