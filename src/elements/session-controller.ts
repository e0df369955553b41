import type { Session, SessionChange } from '../engine/session-types.ts';
import type { Snapshot } from '../engine/snapshot.ts';
import type { Node, Questionnaire } from '../questionnaire/compiled.ts';
import { isMissing } from './missing.ts';
import type { Filling, SectionView } from './filling.ts';
import type { FlagBook } from './flag-book.ts';
import type { FormElement } from './form-element.ts';
import { languagePiece } from './languages.ts';
import { localeFor } from './locale.ts';
import { type Messages, messagesFor } from './messages.ts';
import { ShownViolations } from './shown-violations.ts';
import { todayFor } from './today.ts';

/** What is said beside the session: of which questionnaire it is, and what was answered before. */
interface Followed {
  readonly status: string;
  readonly questionnaire?: Questionnaire;
  readonly earlier?: Filling['earlier'];
}

/**
 * The one bridge between a session and what is on the page. A change reaches only the sections, and in them only the
 * questions, whose state became another; everybody else hears nothing.
 */
export class SessionController {
  readonly #form: FormElement;
  readonly #flags: FlagBook;
  readonly #changed: (change: SessionChange, before: Snapshot) => void;
  readonly #shown = new ShownViolations();
  readonly #views = new Map<string, SectionView>();
  #session: Session | undefined;
  #snapshot: Snapshot | undefined;
  #messages: Messages = messagesFor('en');
  #filling: Filling | undefined;
  #mayWarn = false;
  #stop: (() => void) | undefined;
  #earlier: Filling['earlier'] = new Map();
  readonly #earlierFile: Filling['earlierFile'];

  /** `changed` is called once per change, after the sections have been told. */
  constructor(
    form: FormElement,
    flags: FlagBook,
    changed: (change: SessionChange, before: Snapshot) => void,
    keeper: () => { file: Filling['earlierFile'] },
  ) {
    this.#form = form;
    this.#flags = flags;
    this.#earlierFile = (file) => keeper().file(file);
    this.#changed = changed;
  }

  /** The session that is shown, if any. */
  get session(): Session | undefined {
    return this.#session;
  }

  /** What pages and sections need of it. */
  get filling(): Filling | undefined {
    return this.#filling;
  }

  /** The sentences in the respondent's language, session or not. */
  get messages(): Messages {
    return this.#messages;
  }

  /** Shows another session from now on, or none, with the answers of earlier times. */
  follow(session: Session | undefined, { questionnaire, earlier = new Map() }: Followed): void {
    this.#stop?.();
    this.#earlier = earlier;
    this.#session = session;
    this.#snapshot = session?.snapshot;
    this.#shown.clear();
    this.#mayWarn = questionnaire?.nodes.some(mayWarn) === true;
    this.#stop = session?.subscribe((change) => this.#spread(change));
    this.renewTexts(questionnaire);
  }

  /** Takes in another language, other sentences, or another way of reading. */
  renewTexts(questionnaire = this.#snapshot?.questionnaire): void {
    const form = this.#form;
    const locale = localeFor(form, form.locale, questionnaire);
    this.#messages = messagesFor(locale, form.messages ?? {});
    this.#filling = this.#session && this.#makeFilling();
    const language = languagePiece(locale);
    if (!language || language.now) return;
    const spoken = () => {
      this.renewTexts(questionnaire);
      form.requestUpdate();
    };
    language.load().then(spoken, () => undefined);
  }

  /** Moves the session's clock to the day it is now. */
  renewToday(): void {
    if (this.#session) this.#session.setToday(todayFor(this.#form, this.#session.snapshot.questionnaire));
  }

  /** Shows violations according to `decide`, and tells the questions that show another one than before. */
  reveal(decide: (shown: ShownViolations) => void): void {
    decide(this.#shown);
    if (this.#snapshot) this.#tell(this.#snapshot, this.#shown.settle(this.#snapshot));
  }

  /** The focus left these questions. */
  leave(paths: readonly string[]): void {
    const { validate } = this.#form.settings;
    if (!this.#snapshot || (validate === 'continue' && !this.#mayWarn)) return;
    const { violations } = this.#snapshot;
    this.reveal((shown) => {
      shown.leave(paths);
      if (validate === 'leave') shown.ask(violations.filter((one) => paths.includes(one.path) && !isMissing(one)));
    });
  }

  #makeFilling(): Filling {
    const { headingLevel, mode, flags } = this.#form.settings;
    const current = () => this.#snapshot!;
    return {
      get snapshot() {
        return current();
      },
      locale: this.#messages.locale,
      messages: this.#messages,
      headingLevel,
      readonly: mode !== 'fill',
      ...(mode === 'print-answers' && { hashes: true }),
      ...(mode === 'fill' && flags === 'on' && { flags: this.#flags }),
      shown: (place) => this.#shown.at(place),
      earlier: this.#earlier,
      earlierFile: this.#earlierFile,
      join: (view) => this.#views.set(view.section.id, view),
      leave: (view) => {
        // Another view of the same section may have come before this one went.
        if (this.#views.get(view.section.id) === view) this.#views.delete(view.section.id);
      },
    };
  }

  #spread(change: SessionChange): void {
    const before = this.#snapshot ?? change.snapshot;
    this.#snapshot = change.snapshot;
    const live = [...this.#views.values()].flatMap((view) => view.live);
    this.#tell(change.snapshot, [...change.states, ...this.#shown.settle(change.snapshot, change.paths), ...live]);
    this.#changed(change, before);
  }

  #tell(snapshot: Snapshot, places: readonly string[]): void {
    const bySection = new Map<string, string[]>();
    for (const place of places) {
      const section = place.startsWith('section:')
        ? place.slice(8)
        : snapshot.questionnaire.find(place)?.question.section.id;
      if (section === undefined) continue;
      const inSection = bySection.get(section);
      if (inSection) inSection.push(place);
      else bySection.set(section, [place]);
    }
    for (const [section, paths] of bySection) this.#views.get(section)?.refresh(paths);
  }
}

// Without such a rule, leaving a question costs nothing.
function mayWarn(node: Node): boolean {
  if (node.type === 'rule') return node.severity !== 'error';
  return node.type === 'question' && (node.limits.warnMailboxes ?? node.limits.warnDomains) !== undefined;
}
