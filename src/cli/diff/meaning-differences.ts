import type { Option, Question } from '../../questionnaire/compiled.ts';
import type { Text } from '../../questionnaire/types.ts';
import { listed, optionName } from '../staff-words.ts';
import { change, type Comparison, isAlike, nameIn, operandWords, some, textKey, wordsOf } from './comparison.ts';
import type { Change, Difference, DraftEffect } from './difference.ts';
import { kindName } from './kind-names.ts';
import type { QuestionPair } from './matching.ts';

const LOST_HINT = 'If another option takes the place of one that is gone, say so there with "replaces".';
const SILENT_HINT = 'Earlier answers would be taken for new ones: raise "revision", or give the question a new id.';

type Probe = (question: Question) => DraftEffect | undefined;

/** What makes an earlier answer mean something else: the kind, the unit, the options, what is agreed to, a revision. */
export function meaningDifferences(pair: QuestionPair, comparison: Comparison, probe: Probe): readonly Difference[] {
  const { was, now } = pair;
  const agreement = agreementChange(pair, comparison);
  const options = optionChanges(pair, comparison);
  const changes = [
    ...some(
      change('Kind', kindName(was), kindName(now)),
      change('Unit', wordsOf(was.wording.unit, comparison.old), wordsOf(now.wording.unit, comparison.now)),
      textChange('Text', was.wording.statement, now.wording.statement, comparison),
      agreement,
    ),
    ...options.gone,
    ...revisionChange(pair),
  ];
  if (changes.length === 0) return more(pair, comparison, options.added);
  const effect = effectOf(pair, probe, { isAgreed: agreement !== undefined, isLost: options.isLost });
  const isSilent = effect === 'carried' && was.kind === now.kind;
  const hint = options.isLost && options.isNamed ? LOST_HINT : isSilent ? SILENT_HINT : undefined;
  const meaning: Difference = {
    group: 'meaning',
    id: now.pattern,
    name: nameIn(now, comparison.now),
    changes,
    ...(effect && { drafts: effect }),
    ...(hint !== undefined && { hint }),
    isSilent,
  };
  return [meaning, ...more(pair, comparison, options.added)];
}

function more(pair: QuestionPair, comparison: Comparison, added: readonly Change[]): readonly Difference[] {
  const { was, now } = pair;
  const [before, after] = [was.options?.only, now.options?.only];
  const narrowed = isAlike(before, after, comparison)
    ? undefined
    : change(
        'Offered',
        before ? `only what is chosen in ${operandWords(before, comparison.old)}` : 'all',
        after ? `only what is chosen in ${operandWords(after, comparison.now)}` : 'all',
      );
  const changes = some(...added, narrowed);
  if (changes.length === 0 || was.kind !== now.kind) return [];
  return [
    {
      group: 'options',
      id: now.pattern,
      name: nameIn(now, comparison.now),
      changes,
      ...(narrowed && { drafts: 'marked' as const }),
    },
  ];
}

function effectOf(
  { was }: QuestionPair,
  probe: Probe,
  { isAgreed, isLost }: { readonly isAgreed: boolean; readonly isLost: boolean },
): DraftEffect | undefined {
  if (isAgreed) return 'askedAgain';
  const found = probe(was);
  if (found !== 'carried' || !isLost) return found;
  // The answers of a row that is gone have no place; a chosen option that is gone stays where it is.
  return was.kind === 'matrix' ? 'setAside' : 'marked';
}

function revisionChange({ was, now }: QuestionPair): readonly Change[] {
  const [before, after] = [was.detail.revision ?? 1, now.detail.revision ?? 1];
  return before === after ? [] : [{ what: 'Revision', before: `${before}`, after: `${after}` }];
}

function textChange(what: string, was: Text | undefined, now: Text | undefined, { old, now: today }: Comparison) {
  return textKey(was, old) === textKey(now, today) ? undefined : change(what, wordsOf(was, old), wordsOf(now, today));
}

/** Another text is agreed to where the document itself holds the text that counts unless the site has one. */
function agreementChange({ was, now }: QuestionPair, { old, now: today }: Comparison): Change | undefined {
  // A notice only shows it.
  if (now.kind === 'notice') return undefined;
  const textOf = ({ detail: { agreement } }: Question, { facts }: Comparison['old']) =>
    agreement?.op === 'context' ? facts.get(agreement.path)?.fallback : undefined;
  const [before, after] = [textOf(was, old), textOf(now, today)];
  if (before === after || before === undefined || after === undefined) return undefined;
  return { what: 'What is agreed to', before: 'the earlier text', after: 'another text' };
}

interface OptionChanges {
  readonly gone: readonly Change[];
  readonly added: readonly Change[];
  /** Whether some option is gone and nothing takes its place. */
  readonly isLost: boolean;
  /** Whether options are written one by one, so that one can say what it replaces; those of bands are not. */
  readonly isNamed: boolean;
}

function optionChanges({ was, now }: QuestionPair, { old, now: today }: Comparison): OptionChanges {
  const none: OptionChanges = { gone: [], added: [], isLost: false, isNamed: true };
  if (was.kind !== now.kind || !was.options || !now.options) return none;
  const [before, after] = [was.options.all, now.options.all];
  const gone = before.filter(({ value }) => after.every((option) => option.value !== value));
  const heirOf = ({ value }: Option) => after.find(({ replaces }) => replaces?.includes(value));
  const told = gone.map((option): Change => {
    const heir = heirOf(option);
    return {
      what: heir ? 'Option replaced' : 'Option gone',
      before: optionName(was, option.value, old),
      ...(heir && { after: optionName(now, heir.value, today) }),
    };
  });
  const fresh = after.filter(({ value }) => before.every((option) => option.value !== value));
  const names = fresh.map(({ value }) => optionName(now, value, today));
  return {
    gone: told,
    added:
      names.length === 0
        ? []
        : [{ what: names.length === 1 ? 'New option' : 'New options', after: listed(names, 'and') }],
    isLost: gone.some((option) => heirOf(option) === undefined),
    isNamed: now.options.bands === undefined,
  };
}
