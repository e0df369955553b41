import type { Snapshot } from '../engine/snapshot.ts';
import type { Violation } from '../engine/violation.ts';
import type { Section } from '../questionnaire/compiled.ts';
import type { Text } from '../questionnaire/types.ts';
import type { Said } from './localised-text.ts';
import type { Messages } from './messages.ts';

/** Something on the page that shows one section and wants to hear what changes in it. */
export interface SectionView {
  readonly section: Section;
  /** Questions at these paths have another state or another violation to show. */
  refresh(paths: readonly string[]): void;
}

/**
 * What pages and sections need to show one filling. A new object whenever something changes that concerns all of them
 * (the language, the session, reading only), the same object from key to key.
 */
export interface Filling {
  /** The newest snapshot; read it anew for every render. */
  readonly snapshot: Snapshot;
  readonly locale: string;
  readonly messages: Messages;
  readonly readonly: boolean;
  /** Level of a page's heading, 1 to 6. */
  readonly headingLevel: number;
  /** What to show as wrong at a path (or `section:` and a section's id). */
  shown(place: string): Violation | undefined;
  /** Wording of the document in the respondent's language, with its figures filled in. */
  say(text: Text): Said;
  /** Starts telling a view of changes in its section. */
  join(view: SectionView): void;
  /** Stops telling it. */
  leave(view: SectionView): void;
}
