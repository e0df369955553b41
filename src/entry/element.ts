export { QuestionnaireFormElement } from '../elements/questionnaire-form.ts';
