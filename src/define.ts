import { QuestionnaireFormElement } from './elements/questionnaire-form.ts';
import { QuestionnaireTasksElement } from './elements/questionnaire-tasks.ts';
import { isSecondCopy } from './elements/script-guard.ts';
import { upgradeQuestionnaires } from './elements/upgrade-questionnaires.ts';

export * from './entry/page.ts';

const tag = 'questionnaire-form';

// A page may carry the script twice, even in two releases: the first one stays, and nothing throws.
if (!isSecondCopy(QuestionnaireFormElement.version)) {
  customElements.define(tag, QuestionnaireFormElement);
  customElements.define('questionnaire-tasks', QuestionnaireTasksElement);
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', () => upgradeQuestionnaires());
  else upgradeQuestionnaires();
}
