import { isObject } from '../questionnaire/json-object.ts';
import { CommandError } from './command-error.ts';
import { readJson } from './read-document.ts';
import type { ScenarioFile } from './scenario-file.ts';
import type { Streams } from './streams.ts';

/**
 * The scenarios that are named, or those beside a document: `report.2026.json` has `report.2026.scenarios.json`.
 * Undefined when none are named and there are none beside it.
 */
export async function readScenarioFile(
  path: string,
  named: string | undefined,
  streams: Streams,
): Promise<ScenarioFile | undefined> {
  if (named === undefined && path === '-') return undefined;
  const beside = path.replace(/\.json$/, '.scenarios.json');
  const file = await readJson(named ?? beside, streams).catch((error: unknown) => {
    // Many documents have none. One that is there and is no JSON is another matter.
    if (named === undefined && error instanceof CommandError && error.message.startsWith('Cannot read'))
      return undefined;
    throw error;
  });
  if (file === undefined) return undefined;
  if (!isObject(file) || !isObject(file['contexts']) || !Array.isArray(file['scenarios'])) {
    throw new CommandError(`${named ?? beside} is no file of scenarios: it needs "contexts" and "scenarios".`);
  }
  return file as unknown as ScenarioFile;
}
