import { TryChanges } from './try-changes.ts';
import { TryCoverage } from './try-coverage.ts';
import { TryQuestionnaire } from './try-questionnaire.ts';
import { TryTexts } from './try-texts.ts';
import { TryWhy } from './try-why.ts';

/** Registers the page and its parts. A call, because bundlers may leave out modules that are imported for nothing else. */
export function defineTry(): void {
  const elements = {
    'try-changes': TryChanges,
    'try-coverage': TryCoverage,
    'try-questionnaire': TryQuestionnaire,
    'try-texts': TryTexts,
    'try-why': TryWhy,
  };
  for (const [name, element] of Object.entries(elements)) {
    if (!customElements.get(name)) customElements.define(name, element);
  }
}
