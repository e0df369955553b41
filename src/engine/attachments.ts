import type { FileLimits } from '../questionnaire/compiled.ts';
import type { Attachment } from './answer.ts';
import { endingOf, inspectContent, isArchive, isRunnable } from './file-content.ts';
import type { RejectedFile } from './session-types.ts';

/** What a question, and the submission, still take. All sizes are bytes; a limit left out does not limit. */
export interface FileRules {
  readonly limits: FileLimits;
  /** At most so many files in the question. */
  readonly maxItems?: number | undefined;
  /** What the question holds already. */
  readonly usedInQuestion: number;
  readonly countInQuestion: number;
  /** What all questions hold already, this one included. */
  readonly usedInSubmission: number;
  readonly maxPerSubmission?: number | undefined;
}

/** A file as the decision sees it. */
export interface CandidateFile {
  readonly name: string;
  readonly size: number;
  readonly bytes: Uint8Array;
}

/** A file that was taken, with its bytes, which are read only once. */
export interface DescribedFile {
  readonly attachment: Attachment;
  readonly bytes: ArrayBuffer;
}

type Refusal = Omit<RejectedFile, 'name'>;

/** The bytes of a file cannot be had (`unreadable`), or this page may not hash them (`insecure`: no secure context). */
export class FileReadError extends Error {
  override name = 'FileReadError';
  readonly code: 'unreadable' | 'insecure';

  constructor(code: 'unreadable' | 'insecure') {
    super(code === 'insecure' ? 'Files need a secure context (https).' : 'The file could not be read.');
    this.code = code;
  }
}

/**
 * Decides file by file, in order, so that what fits is taken and each refusal has its own reason. `accepted` are the
 * very objects that were given.
 */
export function acceptFiles<Candidate extends CandidateFile>(
  files: readonly Candidate[],
  rules: FileRules,
): { accepted: Candidate[]; rejected: RejectedFile[] } {
  const accepted: Candidate[] = [];
  const rejected: RejectedFile[] = [];
  for (const file of files) {
    const refusal = refusalByFacts(file, rules, accepted) ?? refusalByContent(file.name, file.bytes);
    if (refusal) rejected.push({ name: file.name, ...refusal });
    else accepted.push(file);
  }
  return { accepted, rejected };
}

/**
 * Reads, checks and describes picked files, in order. Nothing is read of a file that its name or size rules out.
 * `createRef` is called once per file that is taken. Never rejects: what cannot be read comes back as refused.
 */
export async function examineFiles(
  files: readonly File[],
  rules: FileRules,
  createRef: () => string,
): Promise<{ accepted: DescribedFile[]; rejected: RejectedFile[] }> {
  const accepted: DescribedFile[] = [];
  const rejected: RejectedFile[] = [];
  for (const file of files) {
    const taken = accepted.map(({ attachment }) => attachment);
    const outcome = refusalByFacts(file, rules, taken) ?? (await readAndDescribe(file, createRef));
    if ('code' in outcome) rejected.push({ name: file.name, ...outcome });
    else accepted.push(outcome);
  }
  return { accepted, rejected };
}

/** Reads a file once and states its facts. Throws `FileReadError`. */
export async function describeFile(file: File, ref: string): Promise<DescribedFile> {
  if (!canHash()) throw new FileReadError('insecure');
  const bytes = await readBytes(file);
  return { attachment: await attachmentOf(file.name, bytes, ref), bytes };
}

/** SHA-256 in lower-case hex. Throws `FileReadError` where the platform has no hashing (no secure context). */
export async function sha256Of(bytes: ArrayBuffer): Promise<string> {
  if (!canHash()) throw new FileReadError('insecure');
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function readAndDescribe(file: File, createRef: () => string): Promise<DescribedFile | Refusal> {
  try {
    if (!canHash()) throw new FileReadError('insecure');
    const bytes = await readBytes(file);
    const refusal = refusalByContent(file.name, new Uint8Array(bytes));
    return refusal ?? { attachment: await attachmentOf(file.name, bytes, createRef()), bytes };
  } catch (error) {
    if (error instanceof FileReadError) return { code: error.code, params: {} };
    throw error;
  }
}

async function readBytes(file: File): Promise<ArrayBuffer> {
  const bytes = await file.arrayBuffer().catch(() => undefined);
  // A file that changed or went away since it was picked may also come back shorter.
  if (bytes?.byteLength !== file.size) throw new FileReadError('unreadable');
  return bytes;
}

async function attachmentOf(name: string, bytes: ArrayBuffer, ref: string): Promise<Attachment> {
  const { type = 'application/octet-stream' } = inspectContent(endingOf(name), new Uint8Array(bytes));
  return { ref, name, size: bytes.byteLength, type, sha256: await sha256Of(bytes) };
}

function refusalByFacts(
  { name, size }: Pick<CandidateFile, 'name' | 'size'>,
  rules: FileRules,
  taken: readonly { readonly size: number }[],
): Refusal | undefined {
  const ending = endingOf(name);
  const { accept, maxPerQuestion } = rules.limits;
  if (size === 0) return { code: 'empty', params: {} };
  if (isArchive(ending)) return { code: 'archive', params: { ending } };
  if (accept ? !accept.some((one) => endingOf(one) === ending) : isRunnable(ending)) {
    return { code: 'type', params: { ending, accept: accept?.join(', ') ?? '' } };
  }
  const { maxItems, maxPerSubmission } = rules;
  if (maxItems !== undefined && rules.countInQuestion + taken.length >= maxItems) {
    return { code: 'tooMany', params: { maximum: maxItems } };
  }
  const added = taken.reduce((sum, file) => sum + file.size, 0);
  return (
    refusalBySize('tooLarge', size, rules.usedInQuestion + added, maxPerQuestion) ??
    refusalBySize('submissionTooLarge', size, rules.usedInSubmission + added, maxPerSubmission)
  );
}

function refusalBySize(
  code: 'tooLarge' | 'submissionTooLarge',
  size: number,
  used: number,
  maximum: number | undefined,
): Refusal | undefined {
  if (maximum === undefined || used + size <= maximum) return undefined;
  return { code, params: { size, used, maximum, left: Math.max(0, maximum - used) } };
}

function refusalByContent(name: string, bytes: Uint8Array): Refusal | undefined {
  const ending = endingOf(name);
  const { refused } = inspectContent(ending, bytes);
  return refused && { code: refused, params: { ending } };
}

function canHash(): boolean {
  return typeof globalThis.crypto?.subtle?.digest === 'function';
}
