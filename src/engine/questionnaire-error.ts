/**
 * A mistake of the host page's developer. `name` is set by hand, because minifying renames classes; the message
 * begins with the tag, so that the console says who speaks.
 */
export class QuestionnaireError extends Error {
  override name = 'QuestionnaireError';

  constructor(message: string) {
    super(`<questionnaire-form>: ${message}`);
  }
}

/** A path that the document does not have. */
export class UnknownPathError extends QuestionnaireError {
  override name = 'UnknownPathError';

  constructor(readonly path: string) {
    super(`there is no question at "${path}".`);
  }
}

/** A value whose JSON shape does not belong to the question's kind. Never contains the value. */
export class AnswerShapeError extends QuestionnaireError {
  override name = 'AnswerShapeError';

  constructor(
    readonly path: string,
    kind: string,
    expected: string,
  ) {
    super(`the answer at "${path}" (${kind}) must be ${expected}.`);
  }
}

/** A call with an argument that cannot be meant. */
export class ArgumentError extends QuestionnaireError {
  override name = 'ArgumentError';
}
