import { decide, operandValue } from '../../engine/conditions.ts';
import type { RuleScope } from '../../engine/operands.ts';
import type { Snapshot } from '../../engine/snapshot.ts';
import type { Question } from '../../questionnaire/compiled.ts';
import type { Condition, Operand } from '../../questionnaire/expression.ts';
import { Blame } from './blame.ts';
import type { Switch } from './switches.ts';
import { pathAt, type Trial } from './trial.ts';

/** A question to be shown, or a condition to come out one way. */
export type Goal =
  | { readonly what: 'question'; readonly question: Question }
  | { readonly what: 'switch'; readonly of: Switch; readonly outcome: boolean };

/** Something settled: a filling's snapshot and what its conditions see. */
export interface Settled {
  readonly snapshot: Snapshot;
  readonly scope: RuleScope;
}

/** Whether the filling shows what is looked for. */
export function isMet(goal: Goal, settled: Settled): boolean {
  if (goal.what === 'switch') return outcomesOf(goal.of, settled).has(goal.outcome);
  return keysIn(goal.question.repeatedBy, settled.snapshot).some((key) =>
    settled.snapshot.isRelevant(pathAt(goal.question, key)),
  );
}

/** Which ways a condition comes out in a filling: none while it is unknown, several when rows differ. */
export function outcomesOf({ condition, rows, rule }: Switch, { snapshot, scope }: Settled): ReadonlySet<boolean> {
  const found = new Set<boolean>();
  if (rule?.section && !snapshot.sections.includes(rule.section)) return found;
  for (const key of keysIn(rows, snapshot)) {
    const seen = scope.at(key);
    if (rule?.when && decide(rule.when, seen) !== true) continue;
    const verdict = decide(condition, seen);
    if (verdict !== undefined) found.add(verdict);
  }
  return found;
}

/** What a filling must go on to set for the goal; see `Blame`. */
export function blameFor(goal: Goal, trial: Trial): Blame {
  const blame = new Blame(trial);
  const rows = goal.what === 'switch' ? goal.of.rows : goal.question.repeatedBy;
  const keys = rows ? trial.keysOf(rows) : [undefined];
  if (rows && !trial.snapshot.isRelevant(rows.pattern)) blame.relevant(rows, undefined);
  else if (keys.length === 0 && rows) blame.value({ op: 'answer', node: rows.node }, undefined, false);
  else for (const key of keys) blameIn(blame, goal, trial, key);
  return blame;
}

function blameIn(blame: Blame, goal: Goal, trial: Trial, key: string | undefined): void {
  if (goal.what === 'question') return blame.relevant(goal.question, key);
  const { condition, rule, rows } = goal.of;
  const scope = trial.scope.at(key);
  const isOff = rule?.section && !trial.snapshot.sections.includes(rule.section);
  if (rule && (isOff || (rule.when && decide(rule.when, scope) !== true))) blame.running(rule, key);
  else if (decide(condition, scope) !== goal.outcome) blame.condition(condition, goal.outcome, key);
  // A row that is wholly blank is no row yet, whatever its conditions say.
  if (rows?.kind === 'rows' && !keysIn(rows, trial.snapshot).includes(key)) {
    for (const part of rows.parts) blame.value({ op: 'answer', node: part.node }, key, true);
  }
}

/** How many things still stand in the way, at least roughly: what to try first when all cannot be tried. */
export function distanceTo(goal: Goal, trial: Trial): number {
  if (isMet(goal, trial)) return 0;
  const rows = goal.what === 'switch' ? goal.of.rows : goal.question.repeatedBy;
  if (rows && !trial.snapshot.isRelevant(rows.pattern)) return 2 + farFromRelevant(rows, undefined, trial);
  const keys = rows ? trial.keysOf(rows) : [undefined];
  const distances = keys.map((key) => {
    if (goal.what === 'question') return farFromRelevant(goal.question, key, trial);
    const { condition, rule } = goal.of;
    const section = rule?.section?.relevantWhen;
    return (
      (section ? far(section, true, trial, undefined) : 0) +
      (rule?.when ? far(rule.when, true, trial, key) : 0) +
      far(condition, goal.outcome, trial, key)
    );
  });
  return Math.max(1, Math.min(...distances, 99));
}

function farFromRelevant(question: Question, key: string | undefined, trial: Trial): number {
  const { section, parent, relevantWhen } = question;
  return (
    (section.relevantWhen ? far(section.relevantWhen, true, trial, undefined) : 0) +
    (parent ? farFromRelevant(parent, key, trial) : 0) +
    (relevantWhen ? far(relevantWhen, true, trial, key) : 0)
  );
}

function far(condition: Condition, wanted: boolean, trial: Trial, key: string | undefined): number {
  if (decide(condition, trial.scope.at(key)) === wanted) return 0;
  if ('of' in condition && condition.op !== 'not') {
    const parts = condition.of.map((part) => far(part, wanted, trial, key));
    if (wanted !== (condition.op === 'all')) return Math.min(...parts, 99);
    return parts.reduce((sum, part) => sum + part, 0);
  }
  if (condition.op === 'not') return far(condition.of, !wanted, trial, key);
  const { nodes } = trial.questionnaire;
  if (condition.op === 'named') {
    const named = nodes[condition.node];
    return named?.type === 'condition' ? far(named.condition, wanted, trial, undefined) : 1;
  }
  if (condition.op === 'fires') return 1;

  const others = condition.op === 'answered' ? [] : 'op' in condition.to ? [condition.to] : condition.to;
  return [condition.subject, ...others].reduce((sum, operand) => sum + farFromValue(operand, trial, key), 1);
}

/** How much is still to be given before an operand has any value. */
function farFromValue(operand: Operand, trial: Trial, key: string | undefined): number {
  if (operandValue(operand, trial.scope.at(key)) !== undefined) return 0;
  const { nodes } = trial.questionnaire;
  const named = operand.op === 'value' ? nodes[operand.node] : undefined;
  if (named?.type === 'value') return farFromValue(named.operand, trial, undefined);
  const spread = 'over' in operand && 'node' in operand.over ? operand.over.node : undefined;
  const asked = operand.op === 'answer' ? nodes[operand.node] : spread === undefined ? undefined : nodes[spread];
  if (asked?.type !== 'question') return 1;
  return 1 + farFromRelevant(asked.repeatedBy ?? asked, key, trial);
}

function keysIn(rows: Question | undefined, snapshot: Snapshot): readonly (string | undefined)[] {
  if (!rows) return [undefined];
  const state = snapshot.question(rows.pattern);
  if (!state.relevant) return [];
  return rows.kind === 'rows' ? ((state.value as readonly string[] | undefined) ?? []) : (state.keys ?? []);
}
