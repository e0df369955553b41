import type { Snapshot } from '../engine/snapshot.ts';
import type { Violation } from '../engine/violation.ts';
import { type Problem, problemsOf } from './error-summary.ts';
import type { Filling } from './filling.ts';
import type { FormElement } from './form-element.ts';
import type { LiveRegions } from './live-regions.ts';
import { isMissing } from './missing.ts';
import type { PageController } from './page-controller.ts';
import {
  firstPage,
  isSamePage,
  type Landing,
  nextSection,
  type Page,
  pageAfter,
  pageBefore,
  pageOf,
  reviewPage,
  startPage,
} from './page.ts';
import type { SessionController } from './session-controller.ts';

/** What is told at its own time or place, and does not keep anybody from going on. */
const later = new Set(['stopped', 'notCalculated']);

/** The way through the questionnaire: what Continue, Back, Change and the lines of a summary do. */
export class Flow {
  readonly #form: FormElement;
  readonly #pages: PageController;
  readonly #sessions: SessionController;
  readonly #regions: LiveRegions;
  #problems: readonly Problem[] = [];
  #onlyMissing = false;
  #returnTo: string | undefined;
  #askedBefore: readonly string[] = [];

  constructor(form: FormElement, pages: PageController, sessions: SessionController, regions: LiveRegions) {
    this.#form = form;
    this.#pages = pages;
    this.#sessions = sessions;
    this.#regions = regions;
  }

  /** The lines of the error summary, as they were when Continue was pressed last. */
  get problems(): readonly Problem[] {
    return this.#problems;
  }

  /** Whether nothing worse than missing answers keeps the respondent on this page. */
  get onlyMissing(): boolean {
    return this.#onlyMissing;
  }

  /** Forgets where the respondent was: another session begins. */
  reset(): void {
    this.#problems = [];
    this.#returnTo = undefined;
    this.#askedBefore = this.#sectionIds();
  }

  /** The first page of a filling. */
  firstPage(): Page {
    return firstPage(this.#layout);
  }

  /** Goes on from the page that is shown, unless something on it has to be put right first. */
  async continue(): Promise<void> {
    const { page } = this.#pages;
    const filling = this.#filling;
    if (page.kind === 'start') return this.#go(this.#wayIn());
    const sections = page.kind === 'section' ? [page.section] : filling.snapshot.sections.map(({ id }) => id);
    if (await this.#stopAt(sections)) return;
    await this.#goOn();
  }

  /** Goes on although answers are missing. */
  async skip(): Promise<void> {
    await this.#goOn();
  }

  /** Goes back one page; what was typed stays as it is. */
  async back(): Promise<void> {
    const { page } = this.#pages;
    const { snapshot } = this.#filling;
    const { sections } = snapshot;
    const last = sections[sections.length - 1];
    this.#returnTo = undefined;
    if (page.kind === 'section') return this.#go(pageBefore(snapshot, page.section));
    await this.#go(last ? pageOf(last, this.#layout) : startPage);
  }

  /** Goes to the list of sections. */
  async overview(): Promise<void> {
    this.#returnTo = undefined;
    await this.#go(this.firstPage());
  }

  /** Goes to the page where the answers are checked. */
  async review(landing: Landing = 'heading'): Promise<void> {
    this.#sessions.renewToday();
    this.#returnTo = undefined;
    await this.#go(reviewPage, landing);
  }

  /** Goes to a section, and from there on in order. */
  async openSection(id: string): Promise<void> {
    this.#returnTo = undefined;
    await this.#goToPlace(`section:${id}`);
  }

  /** Goes to a question, and from there on in order. */
  async openQuestion(path: string): Promise<void> {
    this.#returnTo = undefined;
    await this.#goToPlace(path);
  }

  /** Goes to a question; Continue then comes back to its row among the answers. */
  async change(path: string): Promise<void> {
    this.#returnTo = path.split('/', 1)[0]!;
    await this.#goToPlace(path);
  }

  /** Follows a line of the summary to where it can be put right, on this page or another. */
  async follow({ place, confirm }: Problem): Promise<void> {
    const isReview = this.#pages.page.kind === 'review';
    if (isReview && confirm !== undefined) return this.#pages.land({ id: `confirm-${confirm}` });
    if (isReview && !place.startsWith('section:')) return this.change(place);
    await this.#goToPlace(place);
  }

  /** Shows violations at their questions and as a summary of the page of answers. */
  async reject(violations: readonly Violation[]): Promise<void> {
    this.#sessions.renewToday();
    this.#returnTo = undefined;
    this.#sessions.reveal((shown) => shown.ask(violations));
    await this.#pages.go(reviewPage);
    this.#setProblems(violations);
    await this.#pages.go(reviewPage, 'problems');
  }

  /** Goes to where a section or a question is, to `start` or to `review`; false when it is not asked. */
  async goTo(id: string): Promise<boolean> {
    const { snapshot } = this.#filling;
    if (snapshot.sections.some((section) => section.id === id)) await this.openSection(id);
    else if (snapshot.questionnaire.find(id) && snapshot.isRelevant(id)) await this.#goToPlace(id);
    else if (id === 'start') await this.overview();
    else if (id === 'review') await this.review();
    else return false;
    return true;
  }

  async #stopAt(sections: readonly string[]): Promise<boolean> {
    const filling = this.#filling;
    const found = filling.snapshot.violations.filter(
      ({ section, severity, code }) => severity === 'error' && sections.includes(section) && !later.has(code),
    );
    this.#sessions.reveal((shown) => {
      shown.ask(found);
      shown.leave(
        filling.snapshot.warnings.filter(({ section }) => sections.includes(section)).map(({ path }) => path),
      );
    });
    if (found.length === 0) return false;
    this.#setProblems(found);
    await this.#pages.go(this.#pages.page, 'problems');
    return true;
  }

  async #goOn(): Promise<void> {
    const { page } = this.#pages;
    const { snapshot } = this.#filling;
    const told = this.#whatChanged();
    await this.#goFrom(page, snapshot);
    // The new heading is read first.
    if (told !== '') this.#regions.say(told);
  }

  async #goFrom(page: Page, snapshot: Snapshot): Promise<void> {
    if (this.#returnTo !== undefined) {
      const row = this.#returnTo;
      const fresh = snapshot.sections.find(
        ({ id }) => !this.#askedBefore.includes(id) && snapshot.sectionProgress(id).open > 0,
      );
      // What the change brought up is asked first.
      if (fresh) return this.#go(pageOf(fresh, this.#layout));
      await this.review({ row });
      return;
    }
    this.#askedBefore = this.#sectionIds();
    const next = page.kind === 'section' ? pageAfter(snapshot, page.section) : reviewPage;
    await (next.kind === 'review' ? this.review() : this.#go(next));
  }

  #whatChanged(): string {
    const { messages } = this.#filling;
    const now = this.#sectionIds();
    const added = now.filter((id) => !this.#askedBefore.includes(id)).length;
    const gone = this.#askedBefore.filter((id) => !now.includes(id)).length;
    const told = [
      ...(added > 0 ? [messages.count('sectionsAdded', added)] : []),
      ...(gone > 0 ? [messages.count('sectionsGone', gone)] : []),
    ];
    return told.join(' ');
  }

  #wayIn(): Page {
    const { snapshot } = this.#filling;
    const next = nextSection(snapshot);
    return next ? pageOf(next, this.#layout) : reviewPage;
  }

  async #goToPlace(place: string): Promise<void> {
    const filling = this.#filling;
    const layout = this.#layout;
    const isSection = place.startsWith('section:');
    const { questionnaire } = filling.snapshot;
    const section = isSection
      ? questionnaire.sections.find(({ id }) => id === place.slice(8))
      : questionnaire.find(place)?.question.section;
    if (!section) return;
    const toQuestion = !isSection || filling.shown(place) !== undefined;
    const toSection: Landing = layout === 'single' ? { id: `section-${section.id}` } : 'heading';
    await this.#go(pageOf(section, layout), toQuestion ? { question: place } : toSection);
  }

  #setProblems(violations: readonly Violation[]): void {
    this.#problems = problemsOf(violations, this.#filling);
    this.#onlyMissing = violations.every(isMissing);
  }

  async #go(page: Page, landing?: Landing): Promise<void> {
    // On the same page the summary stays until Continue is pressed again.
    if (!isSamePage(page, this.#pages.page)) this.#problems = [];
    await this.#pages.go(page, landing);
  }

  get #filling(): Filling {
    return this.#sessions.filling!;
  }

  get #layout(): 'pages' | 'single' {
    return this.#form.settings.layout;
  }

  #sectionIds(): readonly string[] {
    return this.#filling.snapshot.sections.map(({ id }) => id);
  }
}
