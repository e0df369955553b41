import { QuestionElement, questionTag } from './elements/fields/question-element.ts';
import { QuestionnaireFormElement } from './elements/questionnaire-form.ts';
import { QuestionnaireTasksElement } from './elements/questionnaire-tasks.ts';
import { QuestionnaireSectionElement } from './elements/questionnaire-section.ts';
import { upgradeQuestionnaires } from './elements/upgrade-questionnaires.ts';

export * from './index.ts';

const tag = 'questionnaire-form';
const present = customElements.get(tag) as { readonly version?: string } | undefined;

// A page may carry the script twice, even in two releases: the first one stays, and nothing throws.
if (!present) {
  customElements.define(questionTag, QuestionElement);
  customElements.define('questionnaire-section', QuestionnaireSectionElement);
  customElements.define(tag, QuestionnaireFormElement);
  customElements.define('questionnaire-tasks', QuestionnaireTasksElement);
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', () => upgradeQuestionnaires());
  else upgradeQuestionnaires();
} else if (present.version !== QuestionnaireFormElement.version) {
  console.warn(
    `<${tag}>: this page loads release ${present.version ?? '(unknown)'} and release ` +
      `${QuestionnaireFormElement.version}. The one that came first is used; remove the other script.`,
  );
}
