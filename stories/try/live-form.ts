import '../../src/define.ts';
import { wordedIn } from '../pseudo.ts';
import { openMemoryStore } from '../../src/drafts/memory-store.ts';
import type { DraftStore } from '../../src/drafts/store-types.ts';
import { QuestionElement } from '../../src/elements/fields/question-element.ts';
import type { QuestionnaireFormElement } from '../../src/elements/questionnaire-form.ts';

/** What a form is to show. */
export interface Shown {
  /** The text of a questionnaire that loads. */
  readonly text: string;
  readonly context: Readonly<Record<string, unknown>>;
  /** `YYYY-MM-DD` */
  readonly today: string;
  /** Language tag, also of a made-up language; `''` leaves it to the page and the text. */
  readonly locale: string;
}

/**
 * A form whose questionnaire may change while it is filled in. The answers are kept in memory and carried over to each
 * new text, as a respondent's draft would be; the section in view stays too.
 */
export class LiveForm {
  readonly element: QuestionnaireFormElement;
  /** Where its draft is. */
  readonly store: DraftStore;
  #turn: Promise<void> = Promise.resolve();
  #place: string | undefined;

  /** `touched` is told the path of each question that is used, `changed` that answers or the page are others. */
  constructor(
    events: { readonly touched: (path: string) => void; readonly changed: () => void },
    store: DraftStore = openMemoryStore(),
  ) {
    const form = document.createElement('questionnaire-form');
    this.store = store;
    this.element = Object.assign(form, { draftStore: store, resume: 'continue', headingLevel: 3 });
    form.addEventListener('questionnaire-page', ({ page, section }) => {
      this.#place = section ?? (page === 'review' ? page : undefined);
      events.changed();
    });
    form.addEventListener('questionnaire-change', events.changed);
    form.addEventListener('questionnaire-submit', (event) =>
      event.respondWith({ reference: 'SAMPLE', message: 'This is a try: nothing was sent.' }),
    );
    form.addEventListener('focusin', (event) => {
      const question = event.composedPath().find((one) => one instanceof QuestionElement);
      if (question) events.touched(question.state.path);
    });
  }

  /** Shows it, after whatever was to be shown before; resolves when it stands. */
  show(shown: Shown): Promise<void> {
    this.#turn = this.#turn.then(() => this.#show(shown));
    return this.#turn;
  }

  /** Resolves when the store holds everything that was filled in. */
  async saved(): Promise<void> {
    await this.#turn;
    if (this.element.snapshot) await this.element.saveDraft();
  }

  async #show({ text, context, today, locale }: Shown): Promise<void> {
    const { element: form } = this;
    const worded = wordedIn(text, locale);
    const isOther = form.questionnaire !== worded.questionnaire;
    if (isOther && form.snapshot) await form.saveDraft();
    const place = this.#place;
    // Whoever is typing in the text keeps the focus, although the form opens anew.
    form.inert = isOther;
    Object.assign(form, { ...worded, context, today });
    // A form that cannot open says so itself.
    await form.ready.catch(() => undefined);
    const isThere = place === 'review' || form.snapshot?.sections.some(({ id }) => id === place);
    if (isOther && place !== undefined && isThere && form.settings.layout === 'pages') await form.goTo(place);
    form.inert = false;
  }
}
