import { html, LitElement, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Finding } from '../../src/cli/lint/finding.ts';
import { lint } from '../../src/cli/lint/lint.ts';
import { todayIn } from '../../src/cli/today-in.ts';
import type { Todo } from '../../src/cli/new-year/todo.ts';
import type { ScenarioFile } from '../../src/cli/scenario-file.ts';
import type { Questionnaire } from '../../src/questionnaire/compiled.ts';
import { loadQuestionnaire } from '../../src/questionnaire/load.ts';
import { isPlainDate } from '../../src/questionnaire/plain-date.ts';
import { storeWithAnswers } from '../questionnaires/store-with-answers.ts';
import { type Facts, factsFor } from './facts.ts';
import { LiveForm } from './live-form.ts';
import { unpacked } from './packed-text.ts';
import { saveFile } from './save-file.ts';
import { fileNameOf, scenariosIn, type Shipped } from './shipped.ts';
import { sourceSide } from './source-side.ts';
import { tabId, tabList } from './tab-list.ts';
import { selectPlace } from './text-place.ts';
import { type Tab, tabPanel, tabsOf } from './tab-panels.ts';
import { tryStyles } from './try-styles.ts';

/** A text with the name it is saved under. */
export interface NamedText {
  readonly name: string;
  readonly text: string;
  /** The scenarios beside it, as text. */
  readonly scenarios?: string | undefined;
}

/** How long nobody types before the text is read, in milliseconds. */
const pause = 300;

/**
 * The page on which staff try a questionnaire: its text on one side, on the other what respondents, paper and the host
 * make of it. Nothing leaves the browser. `try-read` is fired each time that a text was read and shown.
 */
export class TryQuestionnaire extends LitElement {
  /** What can be begun from and compared with. */
  @property({ attribute: false }) shipped: readonly Shipped[] = [];
  /** The text of the script-tag file, for the review page; without it that page is not offered. */
  @property({ attribute: false }) widget: (() => Promise<string>) | undefined;

  @state() text = '';
  @state() name = 'questionnaire.json';
  @state() findings: readonly Finding[] = [];
  /** The last text that could be used. */
  @state() good: { readonly text: string; readonly questionnaire: Questionnaire } | undefined;
  @state() scenarios: ScenarioFile | undefined;
  /** What they were read from. */
  @state() scenariosText: string | undefined;
  @state() scenario = '';
  @state() today = todayIn(undefined);
  /** The language of the form; `''` as the page and the questionnaire have it. */
  @state() locale = '';
  @state() tab: Tab = 'form';
  @state() todos: readonly Todo[] = [];
  /** What was there before another text took its place. */
  @state() replaced: NamedText | undefined;
  /** The last thing that happened, for everyone. */
  @state() note = '';
  @state() link = '';
  /** The question that was used last, by path. */
  @state() touched: string | undefined;
  @state() live = this.#newForm();
  #saved = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** The facts that the last usable text is tried with. */
  get facts(): Facts | undefined {
    const scenario = this.scenarios?.scenarios.find(({ name }) => name === this.scenario);
    return this.good && factsFor(this.good.questionnaire, this.today, this.scenarios, scenario);
  }

  /** Takes a text in place of the one that is there, which can be put back. */
  async replace({ name, text, scenarios }: NamedText): Promise<void> {
    if (this.text.trim() !== '' && this.text !== text) this.setAside();
    Object.assign(this, { name, text, scenario: '', todos: [], link: '', locale: '' });
    this.takeScenarios(scenarios);
    this.#saved = text;
    this.live = this.#newForm();
    await this.read();
  }

  /** Remembers what is there now, so that it can be put back. */
  setAside(): void {
    this.replaced = { name: this.name, text: this.text, scenarios: this.scenariosText };
  }

  /** Takes the text of scenarios in place of those that are there. */
  takeScenarios(text: string | undefined): void {
    this.scenarios = scenariosIn(text);
    this.scenariosText = this.scenarios && text;
  }

  /** Opens one of the shipped questionnaires by its path. */
  async openShipped(path: string): Promise<void> {
    const shipped = this.shipped.find((one) => one.path === path);
    if (!shipped) return;
    const [text, scenarios] = await Promise.all([shipped.read(), shipped.readScenarios?.()]);
    this.today = scenariosIn(scenarios)?.scenarios[0]?.today ?? todayIn(undefined);
    await this.replace({ name: fileNameOf(path), text, scenarios });
    this.note = `${fileNameOf(path)} is open.`;
  }

  /** Opens a file of the reader's own: a questionnaire, or scenarios for the one that is open. */
  async openFile(file: File): Promise<void> {
    if (file.size > 4_000_000) {
      this.note = `${file.name} is too large for a questionnaire.`;
      return;
    }
    const text = await file.text();
    if (scenariosIn(text)) {
      this.takeScenarios(text);
      this.note = `${file.name} holds scenarios: choose one of them above the form.`;
      return this.show();
    }
    const beside = this.shipped.find(({ path }) => fileNameOf(path) === file.name);
    await this.replace({ name: file.name, text, scenarios: await beside?.readScenarios?.() });
    this.note = `${file.name} is open.`;
  }

  /** Somebody types. */
  typed(text: string): void {
    this.text = text;
    this.link = '';
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.read(), pause);
  }

  /** Takes a changed text at once, such as one with new translations. */
  takeText(text: string): Promise<void> {
    this.text = text;
    this.link = '';
    return this.read();
  }

  /** Reads the text: what is wrong with it, and the form, if it can be used. */
  async read(): Promise<void> {
    clearTimeout(this.#timer);
    const { text, name } = this;
    const loaded = loadQuestionnaire(text);
    if (loaded.status === 'ready') this.good = { text, questionnaire: loaded.questionnaire };
    this.findings = text.trim() === '' ? [] : lint(text, { name }).findings;
    await this.show();
    this.dispatchEvent(new Event('try-read'));
  }

  /** Shows the last usable text with the facts and the day that are chosen. */
  async show(): Promise<void> {
    const { good, facts, today, live, locale } = this;
    if (good && facts) await live.show({ text: good.text, context: facts.context, today, locale });
    this.requestUpdate();
  }

  /** Begins anew with the facts and answers of a scenario, or blank. */
  async begin(name: string): Promise<void> {
    const scenario = this.scenarios?.scenarios.find((one) => one.name === name);
    this.scenario = scenario ? name : '';
    const { good, facts } = this;
    if (!scenario || !good || !facts) this.live = this.#newForm();
    else {
      this.today = scenario.today;
      const filling = { context: facts.context, today: scenario.today, answers: scenario.answers ?? {} };
      const attachments = { ...this.scenarios?.attachments, ...scenario.attachments };
      this.live = this.#newForm(storeWithAnswers(good.text, filling, attachments));
    }
    await this.show();
  }

  /** Another day; what is no day is left alone. */
  setToday(day: string): void {
    if (!isPlainDate(day)) return;
    this.today = day;
    void this.show();
  }

  /** Another language for the form. */
  setLocale(locale: string): void {
    this.locale = locale;
    void this.show();
  }

  /** Puts the cursor on a place of the text. */
  goTo({ line, column, length }: { line: number; column?: number; length?: number }): void {
    selectPlace(this.querySelector('textarea')!, line, column, length);
  }

  /** Saves the text on the reader's device. */
  save(): void {
    saveFile(this.name, this.text);
    this.#saved = this.text;
    this.note = `${this.name} is saved with your downloads.`;
  }

  /** Puts the text that was replaced back. */
  async putBack(): Promise<void> {
    if (this.replaced) await this.replace(this.replaced);
    this.note = 'The text from before is back.';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const sheet = tryStyles.styleSheet!;
    if (!document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets.push(sheet);
    window.addEventListener('beforeunload', this.#leave);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    window.removeEventListener('beforeunload', this.#leave);
  }

  // Not in a shadow root of its own, so that what is set up for every form of the page reaches this one too.
  protected override createRenderRoot(): this {
    return this;
  }

  protected override firstUpdated(): void {
    void this.#openLink();
  }

  protected override willUpdate(): void {
    // Other tabs leave the page in view as it is.
    if (this.tab === 'form' || this.tab === 'all') this.live.element.layout = this.tab === 'all' ? 'single' : 'pages';
  }

  protected override render(): TemplateResult {
    const { tab } = this;
    return html`<div class="try">
      <header>
        <h1>Try your questionnaire</h1>
        <p>
          Change the text and see at once what respondents see. Nothing leaves this browser: save the file when you are
          done.
        </p>
      </header>
      ${sourceSide(this)}
      <section aria-labelledby="try-look">
        <h2 id="try-look">What becomes of it</h2>
        ${tabList(tabsOf(this), tab, (chosen) => (this.tab = chosen))}
        <div class="try-panel" role="tabpanel" id="try-panel" aria-labelledby=${tabId(tab)} tabindex="0">
          ${tabPanel(this)}
        </div>
      </section>
    </div>`;
  }

  #newForm(store?: ConstructorParameters<typeof LiveForm>[1]): LiveForm {
    const touched = (path: string) => (this.touched = path);
    return new LiveForm({ touched, changed: () => this.requestUpdate() }, store);
  }

  async #openLink(): Promise<void> {
    const carried = await unpacked(location.hash);
    if (carried === 'damaged') this.note = 'The link is damaged: part of it may be missing. Ask for it again.';
    else if (carried) {
      this.today = isPlainDate(carried.today) ? carried.today : this.today;
      const beside = this.shipped.find(({ path }) => fileNameOf(path) === carried.name);
      await this.replace({ ...carried, scenarios: await beside?.readScenarios?.() });
    }
  }

  readonly #leave = (event: Event): void => {
    if (this.text !== this.#saved) event.preventDefault();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'try-questionnaire': TryQuestionnaire;
  }
}
