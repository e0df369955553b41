import type { Issue } from '../questionnaire/issue.ts';

/**
 * A mistake of the page's developer, never of the respondent or of staff. The message begins with the tag, so that
 * one sees in the console who speaks. It never holds an answer.
 */
export class QuestionnaireError extends Error {
  constructor(message: string) {
    super(`<questionnaire-form> ${message}`);
    // By hand, because minifiers rename classes.
    this.name = 'QuestionnaireError';
  }
}

/** A method was called that needs an open questionnaire, before there was one: wait for `ready`. */
export class QuestionnaireNotOpenError extends QuestionnaireError {
  constructor(method: string) {
    super(`${method}() needs an open questionnaire. Await the element's "ready" promise first.`);
    this.name = 'QuestionnaireNotOpenError';
  }
}

/** The questionnaire could not be shown: `ready` rejects with this. */
export class QuestionnaireUnavailableError extends QuestionnaireError {
  /** Everything wrong with the document or with the facts of the context; empty when it could not be fetched. */
  readonly issues: readonly Issue[];

  constructor(reason: string, issues: readonly Issue[] = []) {
    super(reason);
    this.name = 'QuestionnaireUnavailableError';
    this.issues = issues;
  }
}

/** `goTo` was given an id that is no section or question of this questionnaire, or one that is not asked now. */
export class UnknownPlaceError extends QuestionnaireError {
  constructor(id: string) {
    super(`goTo(): nothing with the id ${JSON.stringify(id)} is asked in this questionnaire now.`);
    this.name = 'UnknownPlaceError';
  }
}

const said = new Set<string>();

/** Tells the page's developer about a soft slip, once per code and page. */
export function warnOnce(code: string, message: string): void {
  if (said.has(code)) return;
  said.add(code);
  console.warn(`<questionnaire-form> ${message}`);
}
