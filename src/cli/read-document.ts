import type { Questionnaire } from '../questionnaire/compiled.ts';
import { loadQuestionnaire } from '../questionnaire/load.ts';
import type { Format } from './command.ts';
import { CommandError } from './command-error.ts';
import { issueLines } from './issue-lines.ts';
import type { Streams } from './streams.ts';

/** A questionnaire and the text that it was read from. */
export interface Source {
  readonly text: string;
  readonly questionnaire: Questionnaire;
}

/** A file with the questionnaire in it; one with issues ends the command as in `questionnaireIn`. */
export async function readSource(path: string, streams: Streams, format: Format): Promise<Source> {
  const text = await streams.read(path);
  return { text, questionnaire: questionnaireIn(text, nameOf(path), streams, format) };
}

/** The questionnaire in a file; one with issues ends the command as in `questionnaireIn`. */
export async function readQuestionnaire(path: string, streams: Streams, format: Format): Promise<Questionnaire> {
  return (await readSource(path, streams, format)).questionnaire;
}

/**
 * The questionnaire in a text that people know as `name`. One with issues is told on the standard output where a program
 * reads it, since that is what was found, and ends the command with 1 and a `complaint`.
 */
export function questionnaireIn(
  text: string,
  name: string,
  streams: Streams,
  format: Format,
  complaint = `${name} is not a questionnaire that can be used.`,
): Questionnaire {
  const loaded = loadQuestionnaire(text, { unbuiltKinds: true });
  if (loaded.status === 'ready') return loaded.questionnaire;
  const { issues } = loaded;
  if (format === 'json') streams.out(`${JSON.stringify({ status: 'rejected', issues }, null, 2)}\n`);
  else streams.note(issueLines(issues, name, streams));
  throw new CommandError(complaint, 1);
}

/** How people know a path. */
function nameOf(path: string): string {
  return path === '-' ? 'standard input' : path;
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
