import { isBlank, type Attachment, type StoredAnswer } from '../engine/answer.ts';
import type { SessionRecord } from '../engine/session-types.ts';
import type { Questionnaire } from '../questionnaire/compiled.ts';
import { formerIds } from '../questionnaire/former-ids.ts';
import { answerable, askedAs, askedIn, entryAt } from './asked.ts';
import { convert } from './conversion.ts';
import type { Draft, Flags, SetAside } from './draft.ts';
import { followPath } from './follow-path.ts';

/** A draft's answers as they fit the questionnaire of today. */
export interface CarriedOver {
  /** For `openSession`. */
  readonly record: SessionRecord;
  /** What no longer fits since the draft was kept: to be shown. */
  readonly setAside: readonly SetAside[];
  /** All that is set aside, of earlier times too: to be kept with the draft. */
  readonly archive: readonly SetAside[];
  /** Answers that stand at another path now. */
  readonly moved: readonly { readonly from: string; readonly to: string }[];
  /** Paths of today's answers in which an option took the place of one that is gone. */
  readonly replaced: readonly string[];
  /** Ids of questions that were not asked before. */
  readonly added: readonly string[];
  /** The section shown last; null when it is gone. */
  readonly place: string | null;
  /** What was flagged, by the ids of today; a flag whose question is gone keeps its old id. */
  readonly flags: Flags;
  /** Whether the questionnaire is the very one the draft was kept under. */
  readonly isSame: boolean;
}

type Drafted = Pick<
  Draft,
  'questionnaire' | 'record' | 'asked' | 'words' | 'questions' | 'setAside' | 'place' | 'flags'
>;

/**
 * Fits a draft to a questionnaire that may have changed since. Answers follow their question by id wherever it moved
 * (and by `renamedFrom`), their options (by `replaces`), and widen where the question did. What has no place any more,
 * or was answered before the question's meaning changed, is set aside with its files; what was set aside earlier
 * returns when its question does. Nothing typed is dropped, and no answer is changed for a looser reading of it.
 */
export function carryOver(questionnaire: Questionnaire, draft: Drafted): CarriedOver {
  const carrier = new Carrier(questionnaire, draft.record.attachments);
  const setAside: SetAside[] = [];
  const archive: SetAside[] = [];
  const given = Object.entries(draft.record.answers).map(([path, stored]): SetAside => {
    const words = entryAt(draft.words, path);
    const asked = entryAt(draft.asked, path) ?? '';
    return { path, stored, asked, reason: 'notAsked', ...(words && { words }), attachments: [] };
  });
  // An answer that stands where it stood has the better right to its place than one that comes in by another name.
  const isAtHome = ({ path }: SetAside) => followPath(questionnaire, path)?.path === path;
  for (const answer of [...given.filter(isAtHome), ...given.filter((one) => !isAtHome(one))]) {
    const refused = carrier.take(answer);
    if (refused && !isBlank(answer.stored)) setAside.push(carrier.aside(answer, refused));
  }
  for (const answer of draft.setAside) {
    const reason = carrier.take(answer);
    if (reason) archive.push({ ...answer, reason });
  }
  const { sha256 } = questionnaire;
  const hasPlace = questionnaire.sections.some(({ id }) => id === draft.place);
  return {
    record: { ...draft.record, ...carrier.carried(), confirmed: stillRules(questionnaire, draft.record.confirmed) },
    setAside,
    archive: [...archive, ...setAside],
    moved: carrier.moved,
    replaced: carrier.replaced,
    added: addedTo(questionnaire, draft.questions),
    place: hasPlace ? draft.place : null,
    flags: followedFlags(questionnaire, draft.flags),
    isSame: draft.questionnaire.sha256 === sha256,
  };
}

/** The same draft as if it had been written into the questionnaire of today. */
export function fitDraft(questionnaire: Questionnaire, draft: Draft): Draft {
  const { record, archive, place, flags, isSame } = carryOver(questionnaire, draft);
  if (isSame) return draft;
  const { id, edition, version, sha256 } = questionnaire;
  const pin = { id, edition, version, sha256 };
  return {
    ...draft,
    ...askedIn(questionnaire, record.answers),
    questionnaire: pin,
    record,
    setAside: archive,
    place,
    flags,
  };
}

class Carrier {
  readonly moved: { from: string; to: string }[] = [];
  readonly replaced: string[] = [];
  readonly #answers = new Map<string, StoredAnswer>();
  readonly #files = new Map<string, Attachment>();

  constructor(
    private readonly questionnaire: Questionnaire,
    private readonly attachments: SessionRecord['attachments'],
  ) {}

  /** Gives an answer its place; returns why not when it has none. */
  take({ path, stored, asked, attachments }: SetAside): SetAside['reason'] | undefined {
    const target = followPath(this.questionnaire, path);
    if (!target) return 'notAsked';
    const [kind = '', revision = 1] = asked.split(' ');
    const [, revisionNow = 1] = askedAs(target.question).split(' ');
    if (asked !== '' && Number(revisionNow) > Number(revision)) return 'askedAgain';
    const converted = convert(kind, target, stored);
    if (!converted) return 'unfit';
    if (this.#answers.has(converted.path)) return 'notAsked';
    this.#answers.set(converted.path, converted.stored);
    if (converted.path !== path) this.moved.push({ from: path, to: converted.path });
    if (converted.isReplaced || target.isOtherRow) this.replaced.push(converted.path);
    const files = [...attachments, ...(converted.isFiles ? this.#named(converted.stored) : [])];
    for (const file of files) this.#files.set(file.ref, file);
    return undefined;
  }

  /** What is kept of an answer that has no place. */
  aside(answer: SetAside, reason: SetAside['reason']): SetAside {
    return { ...answer, reason, attachments: this.#named(answer.stored) };
  }

  carried(): Pick<SessionRecord, 'answers' | 'attachments'> {
    return { answers: Object.fromEntries(this.#answers), attachments: Object.fromEntries(this.#files) };
  }

  #named(stored: StoredAnswer): Attachment[] {
    const refs = Array.isArray(stored) ? (stored as readonly string[]) : [];
    return refs.flatMap((ref) => (Object.hasOwn(this.attachments, ref) ? (this.attachments[ref] ?? []) : []));
  }
}

function followedFlags(questionnaire: Questionnaire, flags: Flags = {}): Flags {
  const followed: Record<string, string> = {};
  for (const [id, note] of Object.entries(flags)) {
    const now = followPath(questionnaire, id)?.path.split('/', 1)[0] ?? id;
    followed[now] = [followed[now], note].filter(Boolean).join('\n');
  }
  return followed;
}

function stillRules({ nodes }: Questionnaire, confirmed: readonly string[]): readonly string[] {
  return confirmed.filter((id) => nodes.some((node) => node.type === 'rule' && node.id === id));
}

/** None when the draft does not say what was asked. */
function addedTo(questionnaire: Questionnaire, before: string | undefined): readonly string[] {
  if (before === undefined) return [];
  const known = new Set(before.split(' '));
  return answerable(questionnaire)
    .filter((question) => ![question.id, ...formerIds(question)].some((name) => known.has(name)))
    .map(({ id }) => id);
}
