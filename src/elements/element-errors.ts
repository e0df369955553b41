import { QuestionnaireError } from '../engine/questionnaire-error.ts';
import type { Issue } from '../questionnaire/issue.ts';

/** A method was called that needs an open questionnaire, before there was one. */
export class QuestionnaireNotOpenError extends QuestionnaireError {
  override name = 'QuestionnaireNotOpenError';

  constructor(method: string) {
    super(`${method}() needs an open questionnaire; await the element's "ready" promise first.`);
  }
}

/** The questionnaire could not be shown: `ready` rejects with this. */
export class QuestionnaireUnavailableError extends QuestionnaireError {
  override name = 'QuestionnaireUnavailableError';

  constructor(
    reason: string,
    /** Everything wrong with the document or the facts of the context; empty when it could not be fetched. */
    readonly issues: readonly Issue[] = [],
  ) {
    super(reason);
  }
}

/** `goTo` was given an id that is no section or question of this questionnaire, or one that is not asked now. */
export class UnknownPlaceError extends QuestionnaireError {
  override name = 'UnknownPlaceError';

  constructor(readonly id: string) {
    super(`goTo(): nothing with the id ${JSON.stringify(id)} is asked in this questionnaire now.`);
  }
}

const said = new Set<string>();

/** Tells the page's developer about a soft slip, once per code and page. */
export function warnOnce(code: string, message: string): void {
  if (said.has(code)) return;
  said.add(code);
  console.warn(`<questionnaire-form>: ${message}`);
}
