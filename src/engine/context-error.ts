import type { Issue } from '../questionnaire/issue.ts';
import { QuestionnaireError } from './questionnaire-error.ts';

/** The host's facts are missing or do not fit what the questionnaire declares. */
export class ContextError extends QuestionnaireError {
  override name = 'ContextError';

  constructor(readonly issues: readonly Issue[]) {
    super(`the context does not fit: ${issues.map(({ message }) => message).join(' ')}`);
  }
}
