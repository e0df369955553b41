import type { Snapshot } from '../engine/snapshot.ts';
import type { Section } from '../questionnaire/compiled.ts';

/** What is on the screen: one of the pages around the sections, all sections at once, or one section. */
export type Page =
  { readonly kind: 'start' | 'all' | 'review' | 'receipt' } | { readonly kind: 'section'; readonly section: string };

/** Where the focus goes: the page's heading, the summary of what is wrong, a question, its row among the answers, an id. */
export type Landing =
  'heading' | 'problems' | { readonly question: string } | { readonly row: string } | { readonly id: string };

export const startPage: Page = { kind: 'start' };
export const reviewPage: Page = { kind: 'review' };
export const receiptPage: Page = { kind: 'receipt' };

/** The page that shows a section: its own, or the one with all of them. */
export function pageOf(section: Section, layout: 'pages' | 'single'): Page {
  return layout === 'single' ? { kind: 'all' } : { kind: 'section', section: section.id };
}

/** The first page of a filling. */
export function firstPage(layout: 'pages' | 'single'): Page {
  return layout === 'single' ? { kind: 'all' } : startPage;
}

/** Whether two pages are the same one. */
export function isSamePage(a: Page, b: Page): boolean {
  return a.kind === 'section' ? b.kind === 'section' && a.section === b.section : a.kind === b.kind;
}

/** The page after a section in reading order; after the last one the answers are checked. */
export function pageAfter(snapshot: Snapshot, section: string): Page {
  const next = snapshot.sections[indexOf(snapshot, section) + 1];
  return next ? pageOf(next, 'pages') : reviewPage;
}

/** The page before a section; before the first one stands the start page. */
export function pageBefore(snapshot: Snapshot, section: string): Page {
  const before = snapshot.sections[indexOf(snapshot, section) - 1];
  return before ? pageOf(before, 'pages') : startPage;
}

/** Where to go on: the first section when nothing is answered yet, then the first that lacks something, if any. */
export function nextSection(snapshot: Snapshot): Section | undefined {
  if (snapshot.progress.answered === 0) return snapshot.sections[0];
  return snapshot.sections.find(({ id }) => snapshot.sectionProgress(id).open > 0);
}

/** Place of a section among the relevant ones, from 0; -1 when it is not relevant. */
export function indexOf(snapshot: Snapshot, section: string): number {
  return snapshot.sections.findIndex(({ id }) => id === section);
}

/** Id of the section that a page shows; undefined for every other page. */
export function sectionIn(page: Page): string | undefined {
  return page.kind === 'section' ? page.section : undefined;
}

/** Whether something on a page beside its questions may be another after a change: they see to themselves. */
export function isFrameChanged(page: Page, { sections }: Snapshot, before: Snapshot): boolean {
  const isFixed = page.kind === 'section' || page.kind === 'all';
  return (
    !isFixed || sections.length !== before.sections.length || sections.some((one, i) => one !== before.sections[i])
  );
}
