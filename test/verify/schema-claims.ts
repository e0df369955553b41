import type { Questionnaire } from '../../src/questionnaire/compiled.ts';
import type { Said } from '../../src/questionnaire/payload-schema/coverage.ts';
import type { Reason } from '../../src/verify/reason.ts';

/** Reasons that change nothing of what the rules see in a payload, whether a schema can say them or not. */
const HARMLESS: ReadonlySet<string> = new Set([
  'contextDiffers',
  'attachmentMissing',
  'attachmentUnused',
  'attachmentTwice',
  'attachmentDiffers',
  'reviewDiffers',
  'confirmedDiffers',
]);

/** Says which reasons for refusing a payload the coverage report claims for the schema. */
export class Claims {
  readonly #whole: ReadonlySet<string>;
  readonly #stated: ReadonlySet<string>;

  constructor(
    private readonly questionnaire: Questionnaire,
    private readonly coverage: readonly Said[],
  ) {
    const key = ({ what, at }: Said) => `${what} ${at}`;
    this.#whole = new Set(coverage.filter(({ extent }) => extent === 'whole').map(key));
    this.#stated = new Set(coverage.map(key));
  }

  /**
   * The reasons for which the schema must refuse the payload, as the report says; none when something that it does not
   * claim to see makes the rules see other answers than those that stand in the payload.
   */
  claimed(reasons: readonly Reason[]): readonly Reason[] {
    const known = reasons.filter((reason) => this.#isClaimed(reason));
    const unseen = reasons.filter((reason) => !known.includes(reason));
    const isPlain = unseen.every(({ code, violation }) =>
      code === 'violation' ? violation !== 'notOffered' && violation !== 'badInput' : HARMLESS.has(code),
    );
    return isPlain ? known : known.filter(({ code }) => code === 'malformed');
  }

  /** Statements of which the report says nothing at all although a payload was refused for them. */
  isUnknown({ code, at, violation, ruleId }: Reason): boolean {
    if (code !== 'violation' || violation === 'badInput') return false;
    if (ruleId !== undefined) return !this.#stated.has(`rule ${ruleId}`);
    const place = violation === 'submissionTooLarge' ? 'attachments' : this.#pattern(at);
    return !this.#stated.has(`${violation} ${place}`);
  }

  #isClaimed({ code, at, violation, ruleId }: Reason): boolean {
    const pattern = this.#pattern(at);
    const question = this.questionnaire.find(at.replace(/^answers\//, ''))?.question;
    switch (code) {
      case 'malformed':
      case 'questionnaireDiffers':
      case 'unknownQuestion':
      case 'wrongShape':
        return true;
      case 'notAsked':
        return this.#whole.has(`relevance ${pattern}`);
      case 'missing':
        if (question?.kind !== 'calculated') return this.#whole.has(`set ${pattern}`);
        return this.#whole.has(`notCalculated ${pattern}`);
      case 'violation':
        if (ruleId !== undefined) return this.#whole.has(`rule ${ruleId}`);
        if (violation === 'badInput') return typeof this.questionnaire.currency !== 'object';
        return this.#whole.has(`${violation} ${pattern}`);
      case 'reviewDiffers':
        return this.#all('review');
      default:
        return false;
    }
  }

  #all(what: string): boolean {
    return this.coverage.every((said) => said.what !== what || said.extent === 'whole');
  }

  #pattern(at: string): string {
    const path = at.replace(/^answers\//, '');
    return this.questionnaire.find(path)?.question.pattern ?? path;
  }
}
