import type { Question, Questionnaire, Section } from '../../questionnaire/compiled.ts';
import type { Condition } from '../../questionnaire/expression.ts';
import { conditionText } from '../condition-text.ts';
import type { Goal } from '../coverage/goal.ts';
import { ingredientsOf } from '../coverage/expression-parts.ts';
import { type Sighting, Sights, type SightsOptions } from '../coverage/sights.ts';
import { plainWords, questionName, quoted } from '../staff-words.ts';

/** One thing on the way to a question: shown always, or when something holds. */
export interface ExplainStep {
  readonly what: 'section' | 'question';
  readonly id: string;
  /** As staff know it. */
  readonly name: string;
  /** When it is shown, in words; undefined: whenever what it stands in is. */
  readonly when: string | undefined;
  /** The innermost thing around it that is not always shown. */
  readonly within: string | undefined;
}

/** Why something is shown. */
export interface Explanation {
  /** What was asked about first, then whatever its conditions speak of, and so on. */
  readonly steps: readonly ExplainStep[];
  /** When it has to be answered, in words. Undefined for what takes no answer. */
  readonly required: string | undefined;
  readonly shown: Sighting;
}

/** Why a question, or a section, is shown: the chain of conditions, and a smallest filling in which it is. */
export function explain(
  questionnaire: Questionnaire,
  of: Question | Section,
  options: Omit<SightsOptions, 'everySmallest'>,
): Explanation {
  const sights = new Sights(questionnaire, { ...options, everySmallest: true });
  const sought = { goal: goalOf(of), scenario: undefined };
  sights.play([sought]);
  return {
    steps: stepsTo(questionnaire, of),
    required: of.type === 'question' ? requirementOf(questionnaire, of) : undefined,
    shown: sights.of(sought),
  };
}

/** The question at a path (`findings/element` for a column), or the section with an id. */
export function placeNamed(questionnaire: Questionnaire, id: string): Question | Section | undefined {
  const { sections, nodes } = questionnaire;
  const plain = (pattern: string) => pattern.replace('/*', '');
  const question = nodes.find(
    (node): node is Question => node.type === 'question' && [node.pattern, plain(node.pattern)].includes(id),
  );
  return question ?? sections.find((section) => section.id === id);
}

function goalOf(of: Question | Section): Goal {
  if (of.type === 'question') return { what: 'question', question: of };
  const condition = of.relevantWhen ?? { op: 'all', of: [] };
  return { what: 'switch', of: { condition, rows: undefined, rule: undefined, places: [] }, outcome: true };
}

/** Everything on the way, each thing once; what it stands in before itself. */
function stepsTo(questionnaire: Questionnaire, of: Question | Section): readonly ExplainStep[] {
  const steps = new Map<Question | Section, ExplainStep>();
  const waiting = [of];
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    for (const one of next.type === 'section' ? [next] : [next.section, ...around(next), next]) {
      if (steps.has(one)) continue;
      const condition = one.relevantWhen;
      const wholes = one.type === 'section' ? [] : [one.section, ...around(one)];
      const within = wholes.reverse().find(({ relevantWhen }) => relevantWhen !== undefined);
      steps.set(one, {
        what: one.type,
        id: one.type === 'section' ? one.id : one.pattern,
        name: nameOf(questionnaire, one),
        when: condition && conditionText(condition, questionnaire),
        within: within && nameOf(questionnaire, within),
      });
      if (condition) waiting.push(...questionsIn(questionnaire, condition));
    }
  }
  return [...steps.values()];
}

function nameOf(questionnaire: Questionnaire, of: Question | Section): string {
  return of.type === 'section' ? quoted(plainWords(of.title, questionnaire)) : questionName(of, questionnaire);
}

function around({ parent }: Question): readonly Question[] {
  return parent ? [...around(parent), parent] : [];
}

function questionsIn(questionnaire: Questionnaire, condition: Condition): readonly Question[] {
  const { levers } = ingredientsOf(questionnaire, [condition], { valuesOnly: true });
  return levers.flatMap((lever) => (lever.what === 'answer' ? [lever.question] : []));
}

const unasked = new Set(['notice', 'link', 'stop', 'calculated', 'prefilled']);

function requirementOf(questionnaire: Questionnaire, { kind, optional, requiredWhen }: Question): string | undefined {
  if (unasked.has(kind)) return undefined;
  if (requiredWhen) return `It has to be answered when ${conditionText(requiredWhen, questionnaire)}.`;
  return optional ? 'It may stay blank.' : 'It has to be answered.';
}
