import type { MessageTable } from './messages-en.ts';
import { Piece } from './piece.ts';

/** The sentences of each language but English, which is always there. */
const pieces: Readonly<Record<string, Piece<MessageTable>>> = {
  es: new Piece(() => import('./messages-es.ts').then(({ spanish }) => spanish)),
};

/** The language of a locale: `es` of `es-MX`. */
export function languageOf(locale: string): string {
  return locale.split('-')[0]!.toLowerCase();
}

/** The piece with the sentences for a locale: exactly its own, else its language's; undefined when English has to do. */
export function languagePiece(locale: string): Piece<MessageTable> | undefined {
  return pieces[locale] ?? pieces[languageOf(locale)];
}

/** Fetches the sentences for a locale; resolves also when they do not come, and English has to do. */
export async function fetchLanguage(locale: string): Promise<void> {
  await languagePiece(locale)
    ?.load()
    .catch(() => undefined);
}
