import type { Questionnaire } from '../questionnaire/compiled.ts';
import { loadQuestionnaire } from '../questionnaire/load.ts';
import type { Format } from './command.ts';
import { CommandError } from './command-error.ts';
import { issueLines } from './issue-lines.ts';
import type { Streams } from './streams.ts';

/**
 * The questionnaire in a file. One with issues is told on the standard output, since that is what was found, and ends
 * the command with 1.
 */
export async function readQuestionnaire(path: string, streams: Streams, format: Format): Promise<Questionnaire> {
  const loaded = loadQuestionnaire(await streams.read(path), { unbuiltKinds: true });
  if (loaded.status === 'ready') return loaded.questionnaire;
  const { issues } = loaded;
  const name = path === '-' ? 'standard input' : path;
  if (format === 'json') streams.out(`${JSON.stringify({ status: 'rejected', issues }, null, 2)}\n`);
  else streams.note(issueLines(issues, name, streams));
  throw new CommandError(`${name} is not a questionnaire that can be used.`, 1);
}

/** What a file of JSON holds. */
export async function readJson(path: string, streams: Streams): Promise<unknown> {
  const content = await streams.read(path);
  try {
    return JSON.parse(content);
  } catch (error) {
    throw new CommandError(`${path === '-' ? 'The standard input' : path} is not JSON: ${(error as Error).message}`);
  }
}
