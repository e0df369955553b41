/** What is shown and done when a draft is written in two places. */
export { mergeDrafts } from '../drafts/merge.ts';
export { conflictPage } from './conflict-page.ts';
export { elsewherePage } from './elsewhere-page.ts';
