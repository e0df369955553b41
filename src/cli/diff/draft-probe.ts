import { carryOver } from '../../drafts/carry-over.ts';
import { createDraft } from '../../drafts/draft.ts';
import type { Attachment, StoredAnswer } from '../../engine/answer.ts';
import type { Option, Question, Questionnaire } from '../../questionnaire/compiled.ts';
import type { DraftEffect } from './difference.ts';

type Outcome = Extract<DraftEffect, 'carried' | 'mapped' | 'askedAgain' | 'setAside'>;

const ROW = 'r1';
const FILE: Attachment = { ref: 'a1', name: 'sample.pdf', size: 1, type: 'application/pdf', sha256: '0'.repeat(64) };

/**
 * What becomes of an answer to each question of the older document, by the question: a draft in which all of them are
 * answered is carried over as the form does it. Questions that hold no answer of their own have none.
 */
export function probeDrafts(old: Questionnaire, now: Questionnaire): (question: Question) => Outcome | undefined {
  const questions = old.nodes.filter((node): node is Question => node.type === 'question');
  const answers = new Map<string, StoredAnswer>();
  const paths = new Map<Question, string>();
  const offered = optionsOfToday(now);
  for (const question of questions) {
    const stored = sampleOf(question, offered);
    if (stored === undefined) continue;
    const path = pathOf(question);
    answers.set(path, stored);
    paths.set(question, path);
  }
  const record = { answers: Object.fromEntries(answers), attachments: { a1: FILE }, confirmed: [], submissionId: '' };
  const fields = { contextId: '', revision: 1, createdAt: 0, savedAt: 0, place: null, setAside: [], record };
  const carried = carryOver(now, createDraft({ questionnaire: old, ...fields }));
  const aside = new Map(carried.setAside.map(({ path, reason }) => [path, reason]));
  const moved = new Map(carried.moved.map(({ from, to }) => [from, to]));
  return (question) => {
    // What has no answer of its own fares as its first part does.
    const path = paths.get(question) ?? paths.get(question.parts.find((part) => paths.has(part)) ?? question);
    if (path === undefined) return undefined;
    const reason = aside.get(path);
    if (reason !== undefined) return reason === 'notAsked' ? 'setAside' : 'askedAgain';
    return carried.replaced.includes(moved.get(path) ?? path) ? 'mapped' : 'carried';
  };
}

function pathOf({ pattern, repeatedBy }: Question): string {
  const key = repeatedBy?.kind === 'matrix' ? (repeatedBy.options?.all[0]?.value ?? ROW) : ROW;
  return pattern.replace('*', key);
}

/** By the question's id: the options that it offers in the newer document. */
function optionsOfToday({ nodes }: Questionnaire): ReadonlyMap<string, readonly Option[]> {
  return new Map(
    nodes.flatMap((node) => (node.type === 'question' && node.options ? [[node.id, node.options.all] as const] : [])),
  );
}

function sampleOf(question: Question, offered: ReadonlyMap<string, readonly Option[]>): StoredAnswer | undefined {
  const { kind, ruleType, options } = question;
  if (!ruleType || kind === 'calculated' || kind === 'prefilled') return undefined;
  const values = options?.all.map(({ value }) => value) ?? [];
  switch (ruleType.type) {
    case 'option': {
      const today = offered.get(question.id);
      // Of all that may be chosen, what shows most: an option whose place another one takes.
      const replaced = values.find((value) => today?.some(({ replaces }) => replaces?.includes(value)));
      return replaced ?? values[0] ?? 'yes';
    }
    case 'options':
      return values;
    case 'files':
      return [FILE.ref];
    case 'rows':
      return [ROW];
    case 'flag':
      return true;
    case 'integer':
    case 'percent':
      return 1;
    case 'money':
      return { minor: 100, currency: 'USD' };
    case 'date':
      return '2026-01-05';
    case 'decimal':
      return '1';
    default:
      return 'Sample';
  }
}
