import type { Session, SessionChange } from '../engine/session-types.ts';
import type { Snapshot } from '../engine/snapshot.ts';
import type { SectionView } from './filling.ts';
import { ShownViolations } from './shown-violations.ts';

/**
 * The one bridge between a session and what is on the page. A change reaches only the sections, and in them only the
 * questions, whose state became another; everybody else hears nothing.
 */
export class SessionController {
  readonly shown = new ShownViolations();
  readonly #views = new Map<string, SectionView>();
  readonly #changed: (change: SessionChange, before: Snapshot) => void;
  #session: Session | undefined;
  #snapshot: Snapshot | undefined;
  #stop: (() => void) | undefined;

  /** `changed` is called once per change, after the sections have been told. */
  constructor(changed: (change: SessionChange, before: Snapshot) => void) {
    this.#changed = changed;
  }

  /** The open session, if any. */
  get session(): Session | undefined {
    return this.#session;
  }

  /** Follows another session from now on, or none. */
  follow(session: Session | undefined): void {
    this.#stop?.();
    this.#session = session;
    this.#snapshot = session?.snapshot;
    this.shown.clear();
    this.#stop = session?.subscribe((change) => this.#spread(change));
  }

  /** Starts telling a view of changes in its section. */
  join(view: SectionView): void {
    this.#views.set(view.section.id, view);
  }

  /** Stops telling it. */
  leave(view: SectionView): void {
    if (this.#views.get(view.section.id) === view) this.#views.delete(view.section.id);
  }

  /** Shows violations according to `decide`, and tells the questions that show another one than before. */
  reveal(decide: (shown: ShownViolations) => void): void {
    decide(this.shown);
    if (this.#snapshot) this.#tell(this.#snapshot, this.shown.settle(this.#snapshot));
  }

  #spread(change: SessionChange): void {
    const before = this.#snapshot ?? change.snapshot;
    this.#snapshot = change.snapshot;
    this.#tell(change.snapshot, [...change.states, ...this.shown.settle(change.snapshot, change.paths)]);
    this.#changed(change, before);
  }

  #tell(snapshot: Snapshot, places: readonly string[]): void {
    const bySection = new Map<string, string[]>();
    for (const place of places) {
      const section = place.startsWith('section:') ? place.slice(8) : sectionOf(snapshot, place);
      if (section === undefined) continue;
      const paths = bySection.get(section) ?? [];
      bySection.set(section, paths);
      paths.push(place);
    }
    for (const [section, paths] of bySection) this.#views.get(section)?.refresh(paths);
  }
}

/** The section in which a path's question stands; undefined when a row with that path is gone. */
function sectionOf(snapshot: Snapshot, path: string): string | undefined {
  return snapshot.questionnaire.find(path)?.question.section.id;
}
