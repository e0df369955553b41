import { Piece } from './piece.ts';

/** What reads and checks documents. It is fetched beside the document, which it takes the same time to wait for. */
export const reading = new Piece(() => import('./document-reading.ts'));
