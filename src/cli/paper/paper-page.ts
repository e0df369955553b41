import type { Questionnaire } from '../../questionnaire/compiled.ts';
import { htmlPage } from '../html-page.ts';
import { plainWords } from '../staff-words.ts';
import { blankForm, type Paper } from './blank-form.ts';

/** The blank questionnaire as one page that can be read without a connection, sent by e-mail and printed. */
export function paperPage(questionnaire: Questionnaire, paper: Paper): string {
  const title = plainWords(questionnaire.title, questionnaire);
  return htmlPage(title, blankForm(paper), paper.locale ?? questionnaire.language);
}
