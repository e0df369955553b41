import type { Question, Questionnaire } from '../compiled.ts';
import type { Condition } from '../expression.ts';
import { allOf, anyOf, type Bounds, exactly, noneOf } from './bounds.ts';
import { FALSE, type Formula, holds, not, TRUE } from './formula.ts';
import { isOffered } from './list-tests.ts';
import type { Lowering } from './lowering.ts';
import { answered, placeOf, type Seat, valuePlace } from './places.ts';
import { isAlwaysThere, shownOnly, wholes } from './requirements.ts';
import type { Statements } from './statements.ts';
import { includes, isChosen } from './subjects.ts';

const ALWAYS = exactly(TRUE);
const NEVER = exactly(FALSE);

/** Where a question stands, and what has to be so for that. */
interface Standing {
  readonly seat: Seat;
  /** When it can be asked at all: its section, and what it is part of, are relevant. */
  readonly around: Bounds;
  /** When the whole that it is part of is in the payload; a question of a section needs none. */
  readonly begun: Bounds | undefined;
}

/** States of every question when it is asked, when it is needed, and which options are on offer. */
export class QuestionStatements {
  constructor(
    private readonly lowering: Lowering,
    private readonly statements: Statements,
  ) {}

  /** States all there is to say of the questions of all sections. */
  state({ sections }: Questionnaire): void {
    for (const section of sections) {
      const around = this.lowering.section(section);
      for (const question of section.questions) {
        if (section.relevantWhen) this.#relevance(question, {}, around);
        this.#question(question, { seat: {}, around, begun: undefined });
      }
    }
  }

  #question(question: Question, standing: Standing): void {
    const { seat, around } = standing;
    if (question.id === 'sha256' && question.parent?.detail.agreement) return;
    const own = this.lowering.whenTrue(question.relevantWhen, seat);
    const asked = allOf(around, own);
    if (question.relevantWhen) this.#relevance(question, seat, own);
    if (question.kind === 'stop') return this.statements.state('stopped', question.pattern, asked, NEVER);
    this.#requirement(question, standing, asked, own);
    this.#specifics(question, seat, asked);
    this.#parts(question, seat, asked);
  }

  #relevance(question: Question, seat: Seat, relevant: Bounds): void {
    const place = placeOf(question, seat);
    if (!place || ['notice', 'link', 'stop'].includes(question.kind)) return;
    this.statements.state('relevance', question.pattern, noneOf(relevant), exactly(not(holds(place))));
  }

  #parts(question: Question, seat: Seat, asked: Bounds): void {
    if (question.kind === 'prefilled') return;
    const around = question.kind === 'rows' ? ALWAYS : asked;
    for (const [at, offered] of this.#seats(question, seat)) {
      const begun = question.kind === 'rows' ? ALWAYS : exactly(present(question, seat));
      for (const part of question.parts) {
        this.#question(part, { seat: at, around: allOf(around, offered), begun: allOf(begun, offered) });
      }
    }
  }

  /** The seats in which a question's parts stand, each with when that row is offered. */
  #seats(question: Question, seat: Seat): readonly (readonly [Seat, Bounds])[] {
    if (question.kind === 'rows') return [[{ rows: question }, ALWAYS]];
    if (question.kind !== 'matrix') return [[seat, ALWAYS]];
    return (question.options?.all ?? []).map(({ value }) => [{ key: value }, this.#offered(question, value, seat)]);
  }

  #offered({ options }: Question, value: string, seat: Seat): Bounds {
    if (options?.bands) return { least: FALSE, most: TRUE, gaps: ['context'] };
    return options?.only ? isOffered(this.lowering, options.only, value, seat) : ALWAYS;
  }

  #requirement(question: Question, { begun, seat }: Standing, asked: Bounds, own: Bounds): void {
    const { kind, pattern, optional } = question;
    const place = placeOf(question, seat);
    if (!place) return;
    if (kind === 'calculated') {
      const made = exactly(holds(place));
      this.statements.coverage.note('calculation', pattern, 'none', ['calculation']);
      if (!optional) this.statements.state('notCalculated', pattern, asked, made);
      return;
    }
    if (shownOnly.has(kind)) return;
    const stated = this.#stated(question, seat);
    const isWhole = wholes.has(kind);
    const needed = begun ? allOf(begun, own, stated) : allOf(asked, stated);
    if (begun && isAlwaysThere(question) && hasFixedRows(question)) {
      // Said by the shape; what is missing when the whole is, the whole says.
      this.statements.coverage.note('valueMissing', pattern, 'whole');
      return;
    }
    const premise = isWhole ? allOf(needed, this.#asks(question, seat)) : needed;
    const conclusion = isWhole ? holds(place) : (answered(question, seat) ?? holds(place));
    this.statements.state('valueMissing', pattern, premise, exactly(conclusion));
    if (isWhole) this.#notePartsOf(question, premise);
  }

  // What a part lacks because the whole is not there at all is missed in the part.
  #notePartsOf(whole: Question, premise: Bounds): void {
    for (const part of whole.parts) {
      if (premise.gaps.length > 0) this.statements.coverage.note('valueMissing', part.pattern, 'none', premise.gaps);
      if (wholes.has(part.kind)) this.#notePartsOf(part, premise);
    }
  }

  #stated({ requiredWhen, optional }: Question, seat: Seat): Bounds {
    if (requiredWhen) return this.lowering.whenTrue(requiredWhen, seat);
    return optional ? NEVER : ALWAYS;
  }

  /** Whether a group or another whole, where it has to be answered, asks for anything just now. */
  #asks(whole: Question, seat: Seat): Bounds {
    const each = this.#seats(whole, seat).flatMap(([at, offered]) =>
      whole.parts
        .filter((part) => !shownOnly.has(part.kind) && !(whole.optional && part.optional))
        .map((part) => {
          const own = this.lowering.whenTrue(part.relevantWhen, at);
          const inner = wholes.has(part.kind) ? this.#asks(part, at) : ALWAYS;
          return allOf(offered, own, this.#stated(part, at), inner);
        }),
    );
    return anyOf(...each);
  }

  #specifics(question: Question, seat: Seat, asked: Bounds): void {
    const { kind, pattern, detail, options, repeatedBy } = question;
    const { coverage } = this.statements;
    if (kind === 'dateRange') coverage.note('rangeReversed', pattern, 'none', ['comparison']);
    if (detail.mustMatch) coverage.note('nameMismatch', `${pattern}/name`, 'none', ['comparison']);
    if (typeof detail.notApplicable === 'object') this.#set(question, detail.notApplicable, seat, asked);
    if (detail.reviewWhen !== undefined) {
      if (repeatedBy?.kind === 'rows') coverage.note('review', pattern, 'none', ['count']);
      else this.#review(question, detail.reviewWhen, seat);
    }
    if (options?.only) this.#options(question, seat);
    if (kind === 'rank' && question.requiredWhen) this.#wholeRank(question, seat);
  }

  #set(question: Question, when: Condition, seat: Seat, asked: Bounds): void {
    const place = valuePlace(question, seat);
    if (!place) return;
    const isSet = exactly(holds(place, { const: 'notApplicable' }));
    const { isTrue } = this.lowering.verdict(when, seat);
    this.statements.state('set', question.pattern, allOf(asked, isTrue), isSet);
    this.statements.state('set', question.pattern, isSet, isTrue);
    this.statements.coverage.note(
      'notOffered',
      question.pattern,
      isTrue.gaps.length === 0 ? 'whole' : 'part',
      isTrue.gaps,
    );
  }

  #review(question: Question, answer: string, seat: Seat): void {
    const place = valuePlace(question, seat);
    if (!place) return;
    const listed = exactly(holds({ steps: ['needsReview'] }, includes(question.pattern.replace('*', seat.key ?? '*'))));
    const given = exactly(holds(place, { const: answer }));
    this.statements.state('review', question.pattern, given, listed);
    this.statements.state('review', question.pattern, listed, given);
  }

  #options(question: Question, seat: Seat): void {
    const what = question.kind === 'matrix' ? 'relevance' : 'notOffered';
    const place = question.kind === 'matrix' ? placeOf(question, seat) : valuePlace(question, seat);
    if (!place || !question.options) return;
    for (const { value } of question.options.all) {
      const chosen = ((): Formula => {
        if (question.kind === 'matrix') return holds({ ...place, steps: [...place.steps, value] });
        const type = question.ruleType;
        return type ? isChosen({ place, type, present: TRUE }, value) : FALSE;
      })();
      const at = question.kind === 'matrix' ? `${question.pattern}/*` : question.pattern;
      this.statements.state(what, at, exactly(chosen), this.#offered(question, value, seat));
    }
  }

  #wholeRank(question: Question, seat: Seat): void {
    const place = valuePlace(question, seat);
    if (!place || question.options?.only || question.options?.bands) return;
    const minItems = question.options?.all.length ?? 0;
    const premise = allOf(exactly(holds(place)), this.#stated(question, seat));
    this.statements.state('tooFew', question.pattern, premise, exactly(holds(place, { type: 'array', minItems })));
  }
}

function present(question: Question, seat: Seat): Formula {
  const place = placeOf(question, seat);
  return place ? holds(place) : FALSE;
}

/** Whether the rows around a part, if it stands in a matrix, are the same for everybody. */
function hasFixedRows({ repeatedBy }: Question): boolean {
  return repeatedBy?.kind !== 'matrix' || !(repeatedBy.options?.only ?? repeatedBy.options?.bands);
}
