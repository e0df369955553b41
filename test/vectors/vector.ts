import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AnswerValue, Attachment } from '../../src/engine/answer.ts';
import { openSession } from '../../src/engine/session.ts';
import type { Session } from '../../src/engine/session-types.ts';
import type { Questionnaire } from '../../src/questionnaire/compiled.ts';
import { loadQuestionnaire, type LoadResult } from '../../src/questionnaire/load.ts';

/** One file of vectors: a small questionnaire and cases that run on it. README.md beside the files says what each word means. */
export interface VectorFile {
  readonly about: string;
  readonly questionnaire: VectorDocument;
  /** Facts and day of every case that does not say otherwise. */
  readonly context?: Readonly<Record<string, unknown>>;
  readonly today?: string;
  readonly cases: readonly VectorCase[];
}

/** As much of a document as injecting a case needs to know. */
export interface VectorDocument {
  readonly conditions?: Readonly<Record<string, unknown>>;
  readonly sections: readonly unknown[];
  readonly [word: string]: unknown;
}

/** A condition with its verdict, a calculation with its result, or a whole filling with what it comes to. */
export interface VectorCase {
  readonly name: string;
  readonly note?: string;
  readonly context?: Readonly<Record<string, unknown>>;
  readonly today?: string;
  readonly answers?: Readonly<Record<string, AnswerValue>>;
  readonly attachments?: Readonly<Record<string, Omit<Attachment, 'ref'>>>;
  /** Text typed at a path that is not (yet) a value. */
  readonly typed?: Readonly<Record<string, string>>;
  /** Paths whose answer was taken out again. */
  readonly cleared?: readonly string[];
  /** Rules that were confirmed. */
  readonly confirm?: readonly string[];
  readonly condition?: unknown;
  readonly calculate?: unknown;
  readonly result?: string;
  readonly gives?: unknown;
  readonly expect?: Expectation;
  /** Sets these places of the document (JSON Pointers) before it is loaded. */
  readonly set?: Readonly<Record<string, unknown>>;
  /** The code of the one issue that loading reports. */
  readonly issue?: string;
  /** Where that issue is, as a JSON Pointer. */
  readonly at?: string;
}

/** What a whole filling comes to; words that are left out are not checked. */
export interface Expectation {
  readonly shown?: readonly string[];
  readonly hidden?: readonly string[];
  readonly required?: readonly string[];
  readonly notRequired?: readonly string[];
  readonly violations?: readonly string[];
  readonly warnings?: readonly string[];
  readonly needsReview?: readonly string[];
  readonly confirmed?: readonly string[];
  readonly options?: Readonly<Record<string, readonly string[]>>;
  readonly payload?: Readonly<Record<string, AnswerValue>>;
}

/** Every file of the rules language in this folder, by name; those of copies are another format. */
export function vectorFiles(): readonly (readonly [name: string, file: VectorFile])[] {
  return readdirSync(import.meta.dirname)
    .filter((name) => name.endsWith('.json') && !name.startsWith('backup'))
    .sort()
    .map((name) => [name, JSON.parse(readFileSync(join(import.meta.dirname, name), 'utf8')) as VectorFile] as const);
}

/** The document of a case: its condition as two notices, its calculation as a question, its changes made. */
export function documentOf(file: VectorFile, { condition, calculate, result, set = {} }: VectorCase): VectorDocument {
  let document = structuredClone(file.questionnaire);
  if (condition !== undefined) {
    const conditions = { ...document.conditions, vectorCondition: condition };
    const notices = [notice('vectorTrue', 'vectorCondition'), notice('vectorFalse', { not: 'vectorCondition' })];
    document = { ...document, conditions, sections: [...document.sections, vectorSection(notices)] };
  }
  if (calculate !== undefined) {
    const question = { id: 'vectorResult', kind: 'calculated', label: 'Result', optional: true, result, calculate };
    document = { ...document, sections: [...document.sections, vectorSection([question])] };
  }
  for (const [pointer, value] of Object.entries(set)) setAt(document, pointer, value);
  return document;
}

/** Loads a document with kinds that have no element yet let through. */
export function load(document: VectorDocument): LoadResult {
  return loadQuestionnaire(document, { unbuiltKinds: true });
}

/** Opens a session as a case says: its facts, day, answers, files, and what was typed, cleared and confirmed since. */
export function openCase(questionnaire: Questionnaire, file: VectorFile, vector: VectorCase): Session {
  const attachments = vector.attachments ?? {};
  const session = openSession(questionnaire, {
    context: { contextId: 'vectors', ...file.context, ...vector.context },
    today: vector.today ?? file.today ?? '2026-03-01',
    answers: vector.answers ?? {},
    attachments,
    files: new Map(Object.entries(attachments).map(([ref, { size }]) => [ref, new Blob([new Uint8Array(size)])])),
    createId: () => 'vector',
  });
  for (const [path, raw] of Object.entries(vector.typed ?? {})) session.answer(path, { raw });
  for (const path of vector.cleared ?? []) session.answer(path, undefined);
  for (const rule of vector.confirm ?? []) session.confirm(rule);
  return session;
}

function vectorSection(questions: readonly unknown[]) {
  return { id: 'vectorSection', title: 'Vector', questions };
}

function notice(id: string, relevantWhen: unknown) {
  return { id, kind: 'notice', text: id, relevantWhen };
}

function setAt(document: VectorDocument, pointer: string, value: unknown): void {
  const steps = pointer.split('/').slice(1);
  const last = steps.pop();
  let place = document as Record<string, unknown>;
  for (const step of steps) place = (place[step] ??= {}) as Record<string, unknown>;
  if (last === '-') (place as unknown as unknown[]).push(value);
  else if (last !== undefined) place[last] = value;
}
