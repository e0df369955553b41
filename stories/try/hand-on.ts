import { packed } from './packed-text.ts';
import { saveFile } from './save-file.ts';
import type { TryQuestionnaire } from './try-questionnaire.ts';

/** Saves the scenarios under the name that belongs beside the questionnaire. */
export function saveScenarios(page: TryQuestionnaire): void {
  const name = page.name.replace(/\.json$/, '.scenarios.json');
  saveFile(name, page.scenariosText ?? '');
  page.note = `${name} is saved with your downloads. Keep it beside ${page.name}.`;
}

/** Makes a link that carries the text, and copies it. */
export async function copyLink(page: TryQuestionnaire): Promise<void> {
  const { name, text, today } = page;
  const address = new URL(location.href);
  address.hash = await packed({ name, text, today });
  page.link = address.href;
  const isCopied = await navigator.clipboard.writeText(page.link).then(
    () => true,
    () => false,
  );
  page.note = isCopied ? 'The link is copied.' : 'The link stands below: copy it from there.';
}
