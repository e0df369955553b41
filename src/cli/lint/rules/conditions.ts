import type { Condition } from '../../../questionnaire/expression.ts';
import type { Question, Section } from '../../../questionnaire/compiled.ts';
import { isObject } from '../../../questionnaire/json-object.ts';
import { pointerTo } from '../../../questionnaire/issue.ts';
import { valueAt } from '../../../questionnaire/json-pointer.ts';
import type { Loaded } from '../lint-input.ts';
import type { LintRule } from '../lint-rule.ts';
import { givenFor, type Outcomes, outcomesOf } from '../satisfiable.ts';
import { inText } from '../satisfiable-world.ts';

/** A condition as it is written somewhere, what must hold before it counts, and what it can say. */
interface Written {
  readonly pointer: string;
  readonly condition: Condition;
  readonly outcomes: Outcomes;
  readonly place: 'relevantWhen' | 'requiredWhen' | 'when' | 'notApplicable' | 'named';
  readonly node: Section | Question | undefined;
}

const decided = new WeakMap<Loaded, readonly Written[]>();

/** Every condition of a questionnaire with what it can say; worked out once, however many rules ask. */
function conditionsOf(loaded: Loaded | undefined): readonly Written[] {
  if (!loaded) return [];
  const known = decided.get(loaded) ?? gathered(loaded);
  decided.set(loaded, known);
  return known;
}

function gathered({ questionnaire, document, pointers }: Loaded): readonly Written[] {
  const found: Written[] = [];
  const known = new Map<string, Outcomes>();
  const add = (
    place: Written['place'],
    at: string,
    condition: Condition | undefined,
    given: readonly Condition[],
    node?: Section | Question,
  ) => {
    if (!condition || valueAt(document, at) === undefined) return;
    // Many questions stand on the same condition in the same section.
    const key = [condition, ...given].map(inText).join(' ');
    const outcomes = known.get(key) ?? outcomesOf(questionnaire, condition, given);
    known.set(key, outcomes);
    found.push({ pointer: precise(document, at), condition, outcomes, place, node });
  };
  for (const node of questionnaire.nodes) {
    const pointer = pointers[node.node] ?? '';
    if (node.type === 'condition') add('named', pointer, node.condition, []);
    if (node.type === 'section') add('relevantWhen', pointerTo(pointer, 'relevantWhen'), node.relevantWhen, [], node);
    if (node.type === 'rule') {
      const given = node.section?.relevantWhen ? [node.section.relevantWhen] : [];
      add('when', pointerTo(pointer, 'when'), node.when, given);
    }
    if (node.type !== 'question') continue;
    const given = givenFor(node);
    // A part that its kind brings along stands at the pointer of the question, whose condition is not its own.
    if (node.parent && pointers[node.parent.node] === pointer) continue;
    add('relevantWhen', pointerTo(pointer, 'relevantWhen'), node.relevantWhen, given, node);
    const asked = node.relevantWhen ? [...given, node.relevantWhen] : given;
    add('requiredWhen', pointerTo(pointer, 'requiredWhen'), node.requiredWhen, asked);
    const { notApplicable } = node.detail;
    if (typeof notApplicable === 'object')
      add('notApplicable', pointerTo(pointer, 'notApplicable'), notApplicable, asked);
  }
  return found;
}

// A condition over several lines is told where its "all" or "any" stands.
function precise(document: unknown, pointer: string): string {
  const json = valueAt(document, pointer);
  const [only, ...more] = isObject(json) ? Object.keys(json) : [];
  return (only === 'all' || only === 'any') && more.length === 0 ? pointerTo(pointer, only) : pointer;
}

/** A section or question that nobody will ever see. */
const unreachable: LintRule = {
  id: 'unreachable',
  severity: 'error',
  about:
    'A section or question can never be asked: no answers and no facts make its condition hold while what stands around it is asked. Correct the condition, or take the question out.',
  check({ loaded }, report) {
    for (const { pointer, place, outcomes, node } of conditionsOf(loaded)) {
      if (place !== 'relevantWhen' || outcomes.yes || outcomes.certainty === 'cut') continue;
      // Where the section is never asked, it is told once, there.
      if (!outcomes.no && !outcomes.unknown) continue;
      report({
        pointer,
        message: `This ${node?.type === 'section' ? 'section' : 'question'} can never be asked: its condition never holds.`,
        remedy: 'Correct the condition, or the one of the section.',
      });
    }
  },
};

/** A condition that contradicts itself. */
const contradiction: LintRule = {
  id: 'contradiction',
  severity: 'error',
  about:
    'A condition can never hold, because it asks for two things that exclude each other, such as two values of one choice. Correct it: perhaps "any" was meant instead of "all".',
  check({ loaded }, report) {
    for (const { pointer, place, outcomes } of conditionsOf(loaded)) {
      if (place === 'relevantWhen' || outcomes.yes || outcomes.certainty === 'cut') continue;
      if (!outcomes.no && !outcomes.unknown) continue;
      report({
        pointer,
        message: 'This condition can never hold.',
        remedy: 'Correct it; perhaps "any" was meant instead of "all".',
      });
    }
  },
};

/** A condition that never says no decides nothing. */
const pointless: LintRule = {
  id: 'pointless-condition',
  severity: 'warning',
  about:
    'A condition never says no, whatever is answered, so it decides nothing (at most whether there is an answer, which "answered" says better). Correct it, or take it out.',
  check({ loaded }, report) {
    for (const { pointer, outcomes, place } of conditionsOf(loaded)) {
      if (outcomes.no || !outcomes.yes || outcomes.certainty === 'cut') continue;
      report({
        pointer,
        message: outcomes.unknown
          ? 'This condition never says no: it holds as soon as there is an answer.'
          : `This condition ${place === 'named' ? 'always holds' : 'always holds where it counts'}.`,
        remedy: 'Correct it, or take it out.',
      });
    }
  },
};

/** A condition about which the linter cannot say whether it can hold. */
const undecided: LintRule = {
  id: 'undecided',
  severity: 'info',
  about:
    'It could not be decided whether a condition can hold: there are too many ways to answer, or its comparisons depend on each other. Try it in the preview.',
  check({ loaded }, report) {
    for (const { pointer, outcomes } of conditionsOf(loaded)) {
      const { certainty, yes } = outcomes;
      // What is impossible is told as such.
      if (certainty === 'sure' || (certainty === 'assumed' && !yes)) continue;
      report({
        pointer,
        message:
          certainty === 'cut'
            ? 'There are too many ways to answer to say whether this can hold and can fail.'
            : 'Whether this can hold could not be decided: its comparisons depend on each other.',
        remedy: 'Try it in the preview.',
      });
    }
  },
};

/** What conditions can and cannot say. */
export const conditions: readonly LintRule[] = [unreachable, contradiction, pointless, undecided];
