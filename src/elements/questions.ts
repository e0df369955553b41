import { QuestionElement, questionTag } from './fields/question-element.ts';
import { QuestionnaireSectionElement } from './questionnaire-section.ts';

/** Makes the elements of a section and of a question known to the page. */
export function defineQuestions(): void {
  define(questionTag, QuestionElement);
  define('questionnaire-section', QuestionnaireSectionElement);
}

function define(tag: string, type: CustomElementConstructor): void {
  if (!customElements.get(tag)) customElements.define(tag, type);
}
