import type { EarlierAnswer } from '../drafts/earlier-answers.ts';
import type { Attachment } from '../engine/answer.ts';
import type { Violation } from '../engine/violation.ts';
import type { Section } from '../questionnaire/compiled.ts';
import type { FlagBook } from './flag-book.ts';
import type { Reader } from './answer-text.ts';

/** Something on the page that shows one section and wants to hear what changes in it. */
export interface SectionView {
  readonly section: Section;
  /** Places that quote answers given elsewhere, and so may change with any of them. */
  readonly live: readonly string[];
  /** Questions at these paths have another state or another violation to show. */
  refresh(paths: readonly string[]): void;
}

/**
 * What pages and sections need to show one filling. A new object whenever something changes that concerns all of them
 * (the language, the session, reading only), the same object from key to key; its snapshot is always the newest.
 */
export interface Filling extends Reader {
  readonly readonly: boolean;
  /** What is flagged; undefined where nothing can be. */
  readonly flags?: FlagBook;
  /** Level of a page's heading, 1 to 6. */
  readonly headingLevel: number;
  /** What to show as wrong at a path (or `section:` and a section's id). */
  readonly shown: (place: string) => Violation | undefined;
  /** Answers of earlier times that stand beside questions, by the questions' ids. */
  readonly earlier: ReadonlyMap<string, EarlierAnswer>;
  /** The bytes of a file that came with an answer of an earlier time; undefined when they are gone. */
  readonly earlierFile: (file: Attachment) => Promise<Blob | undefined>;
  /** Starts telling a view of changes in its section. */
  join(view: SectionView): void;
  /** Stops telling it. */
  leave(view: SectionView): void;
}
