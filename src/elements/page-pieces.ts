import type { FormSettings } from './form-settings.ts';
import type { Page } from './page.ts';
import { Piece } from './piece.ts';

/** Shows questions; the start page has none. */
export const questions = new Piece(
  async () => {
    const module = await import('./questions.ts');
    module.defineQuestions();
    return module;
  },
  { later: true },
);

/** Shows answers as text. */
export const checkedPages = new Piece(() => import('./checked-pages.ts'), { later: true });

/** Shows the questionnaire on paper. */
export const paper = new Piece(() => import('./blank-page.ts'));

/** Shows a draft that another page writes, or two copies of it side by side. */
export const sharing = new Piece(() => import('./sharing-pages.ts'), { later: true });

const nothingMore: readonly Piece<unknown>[] = [];

/** What a page cannot do without. */
export function piecesFor({ kind }: Page, { mode }: Pick<FormSettings, 'mode'>): readonly Piece<unknown>[] {
  if (mode === 'print-blank') return [paper];
  if (mode !== 'fill' || kind === 'review' || kind === 'receipt') return [checkedPages];
  return kind === 'start' ? nothingMore : [questions];
}
