import type { Writer } from '../drafts/writer-lock.ts';
import { choiceId } from './conflict-page.ts';
import type { DraftKeeper } from './draft-keeper.ts';
import type { Opening } from './opening.ts';
import type { PageController } from './page-controller.ts';
import type { PageLifeHost } from './page-life.ts';
import type { SessionController } from './session-controller.ts';
import type { ConflictStage, ElsewhereStage, Stage } from './stage.ts';

/** What is going on in the element at the moment. */
export interface SharedNow {
  readonly stage: Stage;
  /** Whether answers may be changed here at all. */
  readonly isFilled: boolean;
  /** Whether the host has the answers: then there is nothing left to share. */
  readonly isSent: boolean;
}

/** What becomes of a page whose draft other pages may open too: it gives way, waits, takes over and comes back. */
export class PageSharing implements Pick<Writer, 'lost' | 'freed'>, Pick<PageLifeHost, 'left' | 'back'> {
  readonly #opening: Opening;
  readonly #keeper: DraftKeeper;
  readonly #pages: PageController;
  readonly #now: () => SharedNow;

  constructor(opening: Opening, keeper: DraftKeeper, pages: PageController, now: () => SharedNow) {
    this.#opening = opening;
    this.#keeper = keeper;
    this.#pages = pages;
    this.#now = now;
  }

  /** Whether the respondent has to say first where, or with which answers, the draft goes on. */
  get isUndecided(): boolean {
    return ['elsewhere', 'conflict'].includes(this.#now().stage.status);
  }

  /** Whether leaving now would lose something. */
  isAtRisk(): boolean {
    const { stage, isFilled, isSent } = this.#now();
    if (stage.status === 'conflict') return true;
    if (stage.status !== 'open' || !isFilled || isSent) return false;
    const isTouched = stage.session.snapshot.revision > 0 || stage.resumed !== undefined;
    return this.#keeper.isBehind || (this.#keeper.isForgetful && isTouched);
  }

  /** Goes on here, if that is what the page's main button stands for; false when it is not. */
  goOn(): boolean {
    const { stage } = this.#now();
    if (stage.status === 'elsewhere') void this.#takeOver(stage);
    if (stage.status === 'conflict') void this.#settle(stage);
    return this.isUndecided;
  }

  /** Another page writes from now on. */
  lost(): void {
    if (!this.#now().isSent) this.#opening.lost();
  }

  /** The page that wrote is gone. */
  freed(): void {
    const { stage } = this.#now();
    if (stage.status === 'elsewhere') void this.#opening.retry(stage);
  }

  /** The page is left: what it holds would keep it out of the back/forward cache. */
  left(): void {
    this.#keeper.leave();
  }

  /** The page is back as it was left. */
  back(): void {
    if (this.#now().isSent) return;
    void this.#opening.back();
    this.freed();
  }

  /** The page is looked at again, maybe on another day. */
  shown(sessions: Pick<SessionController, 'renewToday'>): void {
    sessions.renewToday();
    if (!this.#keeper.isGuarded) void this.#opening.back();
  }

  async #takeOver(stage: ElsewhereStage): Promise<void> {
    await this.#opening.takeOver(stage);
    await this.#pages.land('heading');
  }

  /** Goes on with what was chosen, or to the first question where nothing is. */
  async #settle(stage: ConflictStage): Promise<void> {
    const open = stage.merge.conflicts.find(({ path }) => !stage.choices.has(path));
    stage.isAsked = true;
    if (!open) await this.#opening.settle(stage);
    else this.#pages.show(this.#pages.page);
    await this.#pages.land(open ? { id: choiceId(open.path, 'mine') } : 'heading');
  }
}
