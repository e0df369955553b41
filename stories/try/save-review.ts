import { coverageOf } from '../../src/cli/coverage/coverage.ts';
import { diffQuestionnaires } from '../../src/cli/diff/diff-questionnaires.ts';
import { diffReport } from '../../src/cli/diff/diff-report.ts';
import { lint } from '../../src/cli/lint/lint.ts';
import { reviewPage } from '../../src/cli/review/review-page.ts';
import type { Questionnaire } from '../../src/questionnaire/compiled.ts';
import { loadQuestionnaire } from '../../src/questionnaire/load.ts';
import { saveFile } from './save-file.ts';
import { editionBefore } from './shipped.ts';
import type { TryQuestionnaire } from './try-questionnaire.ts';

/** Saves one page with everything that a committee looks at, the questionnaire itself in it; it needs no other file. */
export async function saveReview(page: TryQuestionnaire): Promise<void> {
  const { good, facts, today, text, name, scenarios, locale, widget } = page;
  if (!good || !facts || !widget || good.text !== text) {
    page.note = 'Put the problems below the text right first.';
    return;
  }
  page.note = 'One moment: everything is gone through for the review page.';
  const [script, since] = await Promise.all([widget(), earlierEdition(page, good.questionnaire)]);
  await painted();
  const { questionnaire } = good;
  const made = reviewPage({
    questionnaire,
    linted: lint(text, { name }),
    coverage: coverageOf(questionnaire, { today, ...(scenarios && { file: scenarios }) }),
    paper: { document: text, context: facts.context, today, widget: script, ...(locale !== '' && { locale }) },
    diff: since && diffReport(diffQuestionnaires(since, questionnaire), { wording: true }),
  });
  const file = `${name.replace(/\.json$/, '')}.review.html`;
  saveFile(file, made, 'text/html');
  const compared = since ? ` It tells what changed since ${since.edition}.` : '';
  page.note = `${file} is saved with your downloads: one file, to send by e-mail.${compared}`;
}

/** What next year's edition was made from, else the edition before among those that came with this site. */
async function earlierEdition(
  { replaced, shipped, name }: TryQuestionnaire,
  { id, edition }: Questionnaire,
): Promise<Questionnaire | undefined> {
  const before = editionBefore(shipped, name);
  for (const text of [replaced?.text, await before?.read()]) {
    const loaded = text === undefined ? undefined : loadQuestionnaire(text);
    if (loaded?.status !== 'ready') continue;
    const { questionnaire } = loaded;
    if (questionnaire.id === id && questionnaire.edition !== edition) return questionnaire;
  }
  return undefined;
}

/** Resolves when the page has had time to show what it says. */
function painted(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
