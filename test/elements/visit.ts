import '../../src/define.ts';
import type { DraftStore } from '../../src/drafts/store-types.ts';
import { openMemoryStore } from '../../src/drafts/memory-store.ts';
import type { QuestionElement } from '../../src/elements/fields/question-element.ts';
import type { QuestionnaireFormElement } from '../../src/elements/questionnaire-form.ts';
import { context as sampleContext, renewal } from './sample-renewal.ts';

/** What a visit begins with. */
export interface VisitOptions {
  readonly document?: unknown;
  readonly context?: Readonly<Record<string, unknown>> | undefined;
  /** By default one that is in memory; with null the form uses the one of its own. */
  readonly store?: DraftStore | null;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly properties?: Partial<QuestionnaireFormElement>;
}

/** Somebody who opens the form and uses what is on the screen: buttons and links by their words, questions by path. */
export class Visit {
  readonly form: QuestionnaireFormElement;
  readonly heard: Event[] = [];

  private constructor(form: QuestionnaireFormElement) {
    this.form = form;
    for (const name of ['ready', 'rejected', 'change', 'page', 'draft', 'submit', 'submitted', 'submit-failed']) {
      form.addEventListener(`questionnaire-${name}`, (event) => this.heard.push(event));
    }
  }

  /** Opens the sample renewal, or another document, and waits until something stands on the screen. */
  static async begin(options: VisitOptions = {}): Promise<Visit> {
    const form = document.createElement('questionnaire-form');
    const visit = new Visit(form);
    for (const [name, value] of Object.entries(options.attributes ?? {})) form.setAttribute(name, value);
    const store = options.store === undefined ? openMemoryStore() : (options.store ?? undefined);
    const context = 'context' in options ? options.context : sampleContext;
    Object.assign(form, { draftStore: store, today: '2026-05-04', context }, options.properties);
    if (!('src' in (options.attributes ?? {}))) form.questionnaire = options.document ?? renewal;
    document.body.append(form);
    await form.ready.catch(() => undefined);
    await visit.settled();
    return visit;
  }

  get root(): ShadowRoot {
    return this.form.shadowRoot!;
  }

  /** Everything that can be read on the screen. */
  get text(): string {
    return words(this.root.querySelector('.root'));
  }

  /** The heading of the page. */
  get heading(): string {
    return words(this.root.querySelector('#page-heading'));
  }

  /** What has the focus. */
  get focus(): HTMLElement | null {
    return this.root.activeElement as HTMLElement | null;
  }

  /** What was spoken: the messages in the two live regions, oldest first. */
  get spoken(): readonly string[] {
    return [...this.root.querySelectorAll('#said-status p, #said-alert p')].map(words);
  }

  /** The lines of the error summary. */
  get problems(): readonly string[] {
    return [...this.root.querySelectorAll('#error-summary a')].map(words);
  }

  /** How often an event was heard. */
  count(type: string): number {
    return this.heard.filter((event) => event.type === `questionnaire-${type}`).length;
  }

  /** Waits until the screen shows what has happened. */
  async settled(): Promise<void> {
    do {
      await this.form.updateComplete;
      // What follows an update, such as the focus, comes in promises that follow it.
      for (let i = 0; i < 20; i += 1) await Promise.resolve();
    } while (this.form.isUpdatePending);
  }

  /** Waits until something holds on the screen, looking whenever the screen changes. */
  async until(holds: () => boolean): Promise<void> {
    await this.settled();
    if (holds()) return;
    await new Promise<void>((resolve) => {
      const observer = new MutationObserver(() => {
        if (!holds()) return;
        observer.disconnect();
        resolve();
      });
      observer.observe(this.root, { childList: true, subtree: true, characterData: true, attributes: true });
    });
    await this.settled();
  }

  /** Presses the button or follows the link with these words. */
  async press(name: string): Promise<void> {
    const things = [...this.root.querySelectorAll<HTMLElement>('button, a[href]')];
    const thing = things.find((one) => words(one) === name) ?? things.find((one) => words(one).startsWith(name));
    if (!thing) throw new Error(`No "${name}" among ${things.map(words).join(' | ')}`);
    thing.focus();
    thing.click();
    await this.settled();
  }

  /** The element that shows a question. */
  field(path: string): QuestionElement {
    const field = this.root.querySelector<QuestionElement>(`#${id(path, 'question')}`);
    if (!field) throw new Error(`${path} is not on the screen`);
    return field;
  }

  /** What is said to be wrong at a question; `''` when nothing is. */
  errorAt(path: string): string {
    return words(this.root.querySelector(`#${id(path, 'error')}`)).replace(/^(Error:|Please check:)\s*/, '');
  }

  /** Types over the text of a question. */
  async type(path: string, text: string): Promise<void> {
    const box = this.root.querySelector<HTMLInputElement | HTMLTextAreaElement>(`#${id(path, 'control')}`);
    if (!box) throw new Error(`${path} has no box`);
    box.focus();
    box.value = text;
    box.dispatchEvent(new Event('input', { bubbles: true }));
    box.dispatchEvent(new Event('change', { bubbles: true }));
    await this.settled();
  }

  /** Ticks, unticks or chooses the option with these words in a question. */
  async choose(path: string, option: string): Promise<void> {
    const labels = [...this.field(path).querySelectorAll('label')];
    const label = labels.find((one) => words(one).startsWith(option));
    if (!label) throw new Error(`No "${option}" among ${labels.map(words).join(' | ')}`);
    label.click();
    await this.settled();
  }

  /** Attaches a small text file. */
  async attach(path: string, name: string, content = 'Sample content.'): Promise<void> {
    const input = this.field(path).querySelector<HTMLInputElement>('input[type=file]')!;
    const transfer = new DataTransfer();
    transfer.items.add(new File([content], name));
    const changed = new Promise((resolve) =>
      this.form.addEventListener('questionnaire-change', resolve, { once: true }),
    );
    input.files = transfer.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
    await changed;
    await this.settled();
  }

  /** Answers everything that the sample renewal requires, through the session, as fast as a test likes. */
  async answerAll(): Promise<void> {
    await this.answerAllFrom('Start');
  }

  /** The same, beginning with the button that has one of these words. */
  async answerAllFrom(...buttons: readonly string[]): Promise<void> {
    await this.press(buttons.find((name) => this.text.includes(name))!);
    await this.choose('methods', 'Self Study');
    await this.type('programs', '12');
    await this.press('Continue');
    await this.choose('mission', 'No');
    await this.attach('policy', 'refunds.txt');
    await this.press('Continue');
    await this.choose('agree', 'I have read');
    await this.press('Continue');
  }

  /** Leaves for good. */
  end(): void {
    this.form.remove();
  }
}

/** Ends all visits after each test. */
export function endVisits(): void {
  for (const form of document.querySelectorAll('questionnaire-form')) form.remove();
}

/** The words of an element on one line. */
export function words(element: Element | null | undefined): string {
  return (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
}

function id(path: string, role: string): string {
  return CSS.escape(`q-${path.replaceAll('/', '-')}-${role}`);
}
