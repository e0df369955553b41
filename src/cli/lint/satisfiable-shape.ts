import type { Questionnaire } from '../../questionnaire/compiled.ts';
import type { Condition } from '../../questionnaire/expression.ts';
import { inText, type Verdict } from './satisfiable-world.ts';

/** More parts than this make too many combinations. */
const MOST_PARTS = 9;

/**
 * The verdicts that a condition can have by its bare shape, every test in it being taken as free of the others:
 * whatever is not among them is impossible. Undefined when there are too many tests.
 */
export function shapeOutcomes(
  questionnaire: Questionnaire,
  condition: Condition,
  given: readonly Condition[],
): { yes: boolean; no: boolean; unknown: boolean } | undefined {
  const parts = new Map<string, readonly Verdict[]>();
  [condition, ...given].forEach((one) => collect(questionnaire, one, parts));
  if (parts.size > MOST_PARTS) return undefined;
  const seen = { yes: false, no: false, unknown: false };
  const settle = (left: readonly (readonly [string, readonly Verdict[]])[], settled: ReadonlyMap<string, Verdict>) => {
    const [first, ...rest] = left;
    if (first) return first[1].forEach((verdict) => settle(rest, new Map([...settled, [first[0], verdict]])));
    if (!given.every((premise) => shapeVerdict(questionnaire, premise, settled) === true)) return;
    const verdict = shapeVerdict(questionnaire, condition, settled);
    seen[verdict === undefined ? 'unknown' : verdict ? 'yes' : 'no'] = true;
  };
  settle([...parts], new Map());
  return seen;
}

function collect(questionnaire: Questionnaire, condition: Condition, parts: Map<string, readonly Verdict[]>): void {
  if (condition.op === 'all' || condition.op === 'any')
    condition.of.forEach((part) => collect(questionnaire, part, parts));
  else if (condition.op === 'not') collect(questionnaire, condition.of, parts);
  else if (condition.op === 'named') collect(questionnaire, behind(questionnaire, condition), parts);
  else parts.set(inText(condition), condition.op === 'test' ? [true, false, undefined] : [true, false]);
}

function shapeVerdict(
  questionnaire: Questionnaire,
  condition: Condition,
  settled: ReadonlyMap<string, Verdict>,
): Verdict {
  switch (condition.op) {
    case 'all':
    case 'any': {
      const settledBy = condition.op === 'any';
      const verdicts = condition.of.map((part) => shapeVerdict(questionnaire, part, settled));
      if (verdicts.includes(settledBy)) return settledBy;
      return verdicts.includes(undefined) ? undefined : !settledBy;
    }
    case 'not': {
      const verdict = shapeVerdict(questionnaire, condition.of, settled);
      return verdict === undefined ? undefined : !verdict;
    }
    case 'named':
      return shapeVerdict(questionnaire, behind(questionnaire, condition), settled);
    default:
      return settled.get(inText(condition));
  }
}

function behind({ nodes }: Questionnaire, condition: Extract<Condition, { op: 'named' }>): Condition {
  const node = nodes[condition.node];
  return node?.type === 'condition' ? node.condition : { op: 'all', of: [] };
}
