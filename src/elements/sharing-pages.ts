/** What is shown when a draft is written in two places. */
export { conflictPage } from './conflict-page.ts';
export { elsewherePage } from './elsewhere-page.ts';
