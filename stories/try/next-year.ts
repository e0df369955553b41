import { nextEdition, nextName } from '../../src/cli/new-year/next-edition.ts';
import { nextScenarios } from '../../src/cli/new-year/next-scenarios.ts';
import type { TryQuestionnaire } from './try-questionnaire.ts';

/** Puts the edition of the year after in place of the text, its scenarios too, and opens the list of what to look at. */
export async function startNextYear(page: TryQuestionnaire): Promise<void> {
  const { good, text, name, scenariosText } = page;
  if (good?.text !== text) {
    page.note = 'Put the problems below the text right first.';
    return;
  }
  const made = nextEdition(text);
  if ('problem' in made) {
    page.note = made.problem;
    return;
  }
  page.setAside();
  const yearIn = (edition: string) => /(?:19|20|21)\d\d/.exec(edition)?.[0] ?? edition;
  const years = { from: yearIn(made.from), to: yearIn(made.edition) };
  page.takeScenarios(scenariosText && nextScenarios(scenariosText, years));
  const { todos } = made;
  Object.assign(page, {
    text: made.text,
    name: nextName(name, made) ?? name,
    link: '',
    scenario: '',
    todos,
    tab: 'todo',
  });
  const beside = page.scenarios ? ' Its scenarios are moved too: save both files.' : '';
  page.note = `This is the edition ${made.edition} now. ${todos.length} places are to be looked at.${beside}`;
  await page.read();
}
