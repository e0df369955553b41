import type { NamedCondition, NamedValue, Question, Questionnaire, Rule, Section } from '../compiled.ts';
import type { Condition, Operand, RuleType, TestName } from '../expression.ts';
import {
  allOf,
  anyOf,
  type Bounds,
  decided,
  exactly,
  noneOf,
  onlyPresent,
  unsayable,
  type Verdict,
  undecidable,
} from './bounds.ts';
import type { ConditionReader } from './condition-reader.ts';
import { countTest } from './count-tests.ts';
import { all, any, FALSE, type Formula, holds, type Schema, TRUE } from './formula.ts';
import { listTest, membershipTest } from './list-tests.ts';
import { answered, answeredFits, rowsPath, type Seat, valuePlace } from './places.ts';
import { againstAnswer, gapOf, type Subject } from './subjects.ts';
import { type Digits, valueTest } from './value-tests.ts';

const LIST_TESTS: ReadonlySet<TestName> = new Set(['includes', 'includesAny', 'onlyFrom']);

/**
 * Says in formulas about the payload when a condition is true and when it is false, as far as it speaks only of
 * answers that plain JSON Schema can test. Rules read what is relevant, and a payload that is right holds just that, so
 * an answer that is absent is one that is blank.
 */
export class Lowering implements ConditionReader {
  readonly #named = new Map<number, Verdict>();

  constructor(
    readonly questionnaire: Questionnaire,
    /** Decimal places of the amounts, where the document itself names the currency. */
    readonly digits: Digits,
  ) {}

  /** The two verdicts on a condition, read from a seat. */
  verdict(condition: Condition, seat: Seat): Verdict {
    switch (condition.op) {
      case 'all':
      case 'any': {
        const parts = condition.of.map((part) => this.verdict(part, seat));
        const [forTrue, forFalse] = condition.op === 'all' ? [allOf, anyOf] : [anyOf, allOf];
        return {
          isTrue: forTrue(...parts.map(({ isTrue }) => isTrue)),
          isFalse: forFalse(...parts.map(({ isFalse }) => isFalse)),
        };
      }
      case 'not': {
        const { isTrue, isFalse } = this.verdict(condition.of, seat);
        return { isTrue: isFalse, isFalse: isTrue };
      }
      case 'fires': {
        const isTrue = anyOf(...condition.rules.map((node) => this.fires(this.#node(node) as Rule)));
        return { isTrue, isFalse: noneOf(isTrue) };
      }
      case 'named':
        return this.#namedVerdict(condition.node);
      case 'answered': {
        const isTrue = this.#answered(condition.subject, seat);
        const isFalse = noneOf(isTrue);
        return condition.expected ? { isTrue, isFalse } : { isTrue: isFalse, isFalse: isTrue };
      }
      case 'test':
        return this.#test(condition.test, condition.subject, condition.to, seat);
    }
  }

  /** When a condition that may be left out is true. */
  whenTrue(condition: Condition | undefined, seat: Seat): Bounds {
    return condition ? this.verdict(condition, seat).isTrue : exactly(TRUE);
  }

  /**
   * When a section is relevant. Where only the host can tell, an answer that stands in it, or in another section under
   * the same condition, shows that it is.
   */
  section({ relevantWhen }: Section): Bounds {
    const bounds = this.whenTrue(relevantWhen, {});
    if (bounds.gaps.length === 0) return bounds;
    const shown = this.#answersUnder(relevantWhen).map((id) => holds({ steps: ['answers', id] }));
    return { ...bounds, least: any(bounds.least, ...shown) };
  }

  /** The questions of all sections that are relevant under the same condition. */
  #answersUnder(condition: Condition | undefined): readonly string[] {
    const text = (one: Condition | undefined) => JSON.stringify(one, exactAsText);
    const alike = this.questionnaire.sections.filter(({ relevantWhen }) => text(relevantWhen) === text(condition));
    return alike.flatMap(({ questions }) => questions.map(({ id }) => id));
  }

  /** When a rule says no: in a row, when that row is the seat. */
  fires({ section, rows, when, require }: Rule, seat?: Seat): Bounds {
    if (rows && !seat) return unsayable('count');
    const inRow = seat ?? {};
    const broken = allOf(this.whenTrue(when, inRow), this.verdict(require, inRow).isFalse);
    // Where there is no row, a rule of rows says nothing, even if it speaks of other answers alone.
    if (rows) return allOf(exactly(holds({ rows: rowsPath(rows), steps: [] })), broken);
    if (!section) return broken;
    // A rule that only ever fires on answers of its section needs no other sign that the section is relevant.
    const ids = new Set(this.#answersUnder(section.relevantWhen));
    const isShown = needsAnswerOf(broken.least, ids) && needsAnswerOf(broken.most, ids);
    return isShown ? broken : allOf(this.section(section), broken);
  }

  #node(node: number) {
    return this.questionnaire.nodes[node];
  }

  #namedVerdict(node: number): Verdict {
    const known = this.#named.get(node);
    if (known) return known;
    const verdict = this.verdict((this.#node(node) as NamedCondition).condition, {});
    this.#named.set(node, verdict);
    return verdict;
  }

  #answered(operand: Operand, seat: Seat): Bounds {
    switch (operand.op) {
      case 'answer': {
        const formula = answered(this.#node(operand.node) as Question, this.#seatOf(operand, seat));
        return formula ? exactly(formula) : unsayable('scope');
      }
      case 'value':
        return this.#answered((this.#node(operand.node) as NamedValue).operand, {});
      case 'literal':
      case 'today':
      case 'count':
        return exactly(TRUE);
      case 'if': {
        const { isTrue, isFalse } = this.verdict(operand.when, seat);
        return anyOf(
          allOf(isTrue, this.#answered(operand.then, seat)),
          allOf(isFalse, this.#answered(operand.else, seat)),
        );
      }
      default:
        return unsayable(gapOf(operand));
    }
  }

  #test(test: TestName, subject: Operand, to: Operand | readonly Operand[], seat: Seat): Verdict {
    if (subject.op === 'value') {
      return this.#test(test, (this.#node(subject.node) as NamedValue).operand, to, seat);
    }
    if (subject.op === 'if') {
      const inner = (operand: Operand) => this.#test(test, operand, to, seat);
      return this.#either(subject.when, inner(subject.then), inner(subject.else), seat);
    }
    const other = 'op' in to ? this.#plain(to) : to.map((operand) => this.#plain(operand));
    if ('op' in other && other.op === 'if') {
      const inner = (operand: Operand) => this.#test(test, subject, operand, seat);
      return this.#either(other.when, inner(other.then), inner(other.else), seat);
    }
    if (subject.op === 'count') return countTest(this, test, subject, other, seat);
    const found = this.subject(subject, seat);
    if (!found) return undecidable(gapOf(subject));
    if (LIST_TESTS.has(test)) return listTest(this, test, found, other, seat);
    if (test === 'oneOf' || test === 'noneOf') {
      const verdict = membershipTest(this, found, other, seat);
      return test === 'oneOf' ? verdict : { isTrue: verdict.isFalse, isFalse: verdict.isTrue };
    }
    return this.single(found, test, other as Operand, seat);
  }

  /** A test of one value against another one. */
  single(subject: Subject, test: TestName, to: Operand, seat: Seat): Verdict {
    if (to.op !== 'literal') {
      const other = this.subject(to, seat);
      return other ? againstAnswer(subject, test, other) : onlyPresent(subject.present, gapOf(to));
    }
    const tested = valueTest(subject.type, test, to.value, this.digits);
    if ('gap' in tested) return onlyPresent(subject.present, tested.gap);
    const fails = typeof tested.fits === 'object' && 'not' in tested.fits ? tested.fits['not'] : { not: tested.fits };
    // That an evidence was not sent by e-mail is told, and is no answer all the same.
    const ifAnswered = (fits: Schema) => all(subject.present, fits === false ? FALSE : holds(subject.place, fits));
    return decided(ifAnswered(tested.fits), tested.fits === false ? subject.present : ifAnswered(fails as Schema));
  }

  /** What an operand stands for in the payload, when it is just an answer or the day. */
  subject(operand: Operand, seat: Seat): Subject | undefined {
    if (operand.op === 'value') return this.subject((this.#node(operand.node) as NamedValue).operand, {});
    if (operand.op === 'today') {
      const place = { steps: ['today'] };
      return { place, type: { type: 'date' }, present: holds(place) };
    }
    if (operand.op !== 'answer') return undefined;
    const question = this.#node(operand.node) as Question;
    const place = valuePlace(question, this.#seatOf(operand, seat));
    const type: RuleType | undefined = question.ruleType;
    return place && type && { place, type, present: holds(place, answeredFits(question)) };
  }

  #seatOf(operand: Operand & { op: 'answer' }, seat: Seat): Seat {
    return operand.key === undefined ? seat : { ...seat, key: operand.key };
  }

  /** An operand without the name that it may have been given. */
  #plain(operand: Operand): Operand {
    return operand.op === 'value' ? this.#plain((this.#node(operand.node) as NamedValue).operand) : operand;
  }

  #either(when: Condition, then: Verdict, otherwise: Verdict, seat: Seat): Verdict {
    const { isTrue, isFalse } = this.verdict(when, seat);
    return {
      isTrue: anyOf(allOf(isTrue, then.isTrue), allOf(isFalse, otherwise.isTrue)),
      isFalse: anyOf(allOf(isTrue, then.isFalse), allOf(isFalse, otherwise.isFalse)),
    };
  }
}

/** Whether a formula is fulfilled only where one of some questions is answered. */
function needsAnswerOf(formula: Formula, ids: ReadonlySet<string>): boolean {
  if (formula.op === 'holds') {
    const { not, place } = formula;
    return !not && !place.rows && place.steps[0] === 'answers' && ids.has(place.steps[1] ?? '');
  }
  if (formula.op === 'every') return false;
  const needs = (part: Formula) => needsAnswerOf(part, ids);
  return formula.op === 'all' ? formula.of.some(needs) : formula.of.every(needs);
}

function exactAsText(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? `${value}` : value;
}
