import { isPlainDate } from '../questionnaire/plain-date.ts';
import { ContextError } from '../engine/context-error.ts';
import { isObject } from '../questionnaire/json-object.ts';
import type { Questionnaire } from '../questionnaire/compiled.ts';
import type { Reason } from '../verify/reason.ts';
import { verifyPayload, type VerifyOptions, type VerifyResult } from '../verify/verify-payload.ts';
import type { Command, Format } from './command.ts';
import { CommandError } from './command-error.ts';
import { formatOption } from './format-option.ts';
import { issueLines } from './issue-lines.ts';
import { readJson, readQuestionnaire } from './read-document.ts';
import type { Streams } from './streams.ts';
import { todayIn } from './today-in.ts';

interface Options {
  readonly context?: string;
  readonly today?: string;
  readonly files?: string;
  readonly format: Format;
}

/** `questionnaire verify`: checks a payload as a server does. */
export const verifyCommand: Command = {
  add(program, streams, done) {
    program
      .command('verify')
      .argument('<questionnaire>', 'the document, or - for the standard input')
      .argument('<payload>', 'the payload as JSON, or - for the standard input')
      .description('Check a payload as a server does: relevance, rules, calculations and files are made anew.')
      .option('-c, --context <file>', 'the facts that the host knows, as JSON')
      .option(
        '-t, --today <date>',
        'the day that counts, YYYY-MM-DD; by default the day in the time zone of the document',
      )
      .option('--files <folder>', 'the files, each named by its reference in the payload, with any ending: a1.pdf')
      .addOption(formatOption())
      .action(async (path: string, payloadPath: string, options: Options) => {
        if (path === '-' && payloadPath === '-')
          throw new CommandError('Only one of the two can be the standard input.');
        const questionnaire = await readQuestionnaire(path, streams, options.format);
        const payload = await readJson(payloadPath, streams);
        const server = await serverOf(questionnaire, payload, options, streams);
        const result = await verified(questionnaire, payload, server, streams);
        streams.out(options.format === 'json' ? resultJson(result) : resultLines(result));
        done(result.status === 'verified' ? 0 : 1);
      });
  },
};

async function serverOf(
  questionnaire: Questionnaire,
  payload: unknown,
  { context: contextPath, today = todayIn(questionnaire.timeZone), files: folder }: Options,
  streams: Streams,
): Promise<VerifyOptions> {
  if (!isPlainDate(today)) throw new CommandError('--today must be a date as YYYY-MM-DD.');
  const context = contextPath === undefined ? undefined : await readJson(contextPath, streams);
  if (context !== undefined && !isObject(context))
    throw new CommandError('--context must name a file with a JSON object.');
  const files = folder === undefined ? undefined : byReference(await streams.readFolder(folder), payload);
  return { today, ...(context && { context }), ...(files && { files }) };
}

async function verified(
  questionnaire: Questionnaire,
  payload: unknown,
  server: VerifyOptions,
  streams: Streams,
): Promise<VerifyResult> {
  try {
    return await verifyPayload(questionnaire, payload, server);
  } catch (error) {
    if (!(error instanceof ContextError)) throw error;
    streams.note(issueLines(error.issues, 'context', streams));
    throw new CommandError('The context does not fit the questionnaire; see --context.');
  }
}

/** The files of a folder by the reference that their name begins with; others keep their name, and are unexpected. */
export function byReference(files: ReadonlyMap<string, Uint8Array>, payload: unknown): ReadonlyMap<string, Uint8Array> {
  const attachments = isObject(payload) ? payload['attachments'] : undefined;
  const refs = new Set(isObject(attachments) ? Object.keys(attachments) : []);
  const entries = [...files].map(([name, bytes]) => {
    const [stem = name] = name.split('.');
    return [refs.has(stem) ? stem : name, bytes] as const;
  });
  return new Map(entries);
}

function resultJson(result: VerifyResult): string {
  const { status } = result;
  return `${JSON.stringify(status === 'verified' ? { status } : { status, reasons: result.reasons }, null, 2)}\n`;
}

function resultLines(result: VerifyResult): string {
  if (result.status === 'verified') return 'Verified: the payload is what the questionnaire makes of its answers.\n';
  const { reasons } = result;
  const lines = reasons.map((reason) => `${reason.at === '' ? '(payload)' : reason.at}: ${wordsOf(reason)}\n`);
  return `Refused for ${reasons.length === 1 ? '1 reason' : `${reasons.length} reasons`}:\n${lines.join('')}`;
}

function wordsOf({ code, violation, ruleId }: Reason): string {
  return [code, violation, ruleId].filter((word) => word !== undefined).join(' ');
}
