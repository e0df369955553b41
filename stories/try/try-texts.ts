import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { type ImportedTexts, importTexts, missingIn, type TextRemark } from '../../src/cli/texts/import-texts.ts';
import { type TextRow, textRows, textsCsv } from '../../src/cli/texts/text-rows.ts';
import type { Questionnaire } from '../../src/questionnaire/compiled.ts';
import { loadQuestionnaire } from '../../src/questionnaire/load.ts';
import { saveFile } from './save-file.ts';
import { editionBefore, type Shipped } from './shipped.ts';

/**
 * The wording for translators: what has no translation yet or an old one, the table to hand out, and the way to take it
 * back. Fires `try-translated` with the text that has the translations in it, and `try-texts-read` when all is counted.
 */
export class TryTexts extends LitElement {
  /** The last text that could be used. */
  @property({ attribute: false }) text = '';
  /** Whether that is what stands on the page, so that translations can be put into it. */
  @property({ attribute: false }) isSound = true;
  @property({ attribute: false }) questionnaire!: Questionnaire;
  @property({ attribute: false }) shipped: readonly Shipped[] = [];
  @property({ attribute: false }) name = '';
  /** Leads to a line of the text. */
  @property({ attribute: false }) goTo: (line: number) => void = () => undefined;
  @state() private to = '';
  @state() private earlier: unknown;
  @state() private told: ImportedTexts | { readonly problem: string } | undefined;

  protected override createRenderRoot(): this {
    return this;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { language, languages } = this.questionnaire;
    if (this.to === '' || this.to === language) this.to = languages.find((one) => one !== language) ?? 'es';
    if (changed.has('name')) void this.#readEarlier();
  }

  protected override render(): TemplateResult {
    const { to, text } = this;
    const rows = textRows(JSON.parse(text), to, this.earlier);
    const missing = missingIn(text, to);
    const reworded = rows.filter(({ isReworded }) => isReworded);
    return html`${this.#bar(rows)}
      <p role="status">
        ${rows.length} texts, ${missing.length} of them without a translation into “${to}”.
        ${reworded.length === 0 ? nothing : html`${reworded.length} to look at again, because the text changed.`}
      </p>
      ${this.#result()} ${rewordedList(reworded)} ${this.#remarks('Not translated', missing, true)}`;
  }

  #bar(rows: readonly TextRow[]): TemplateResult {
    const setLanguage = (event: Event) => {
      const { value, validity } = event.target as HTMLInputElement;
      if (validity.valid && value !== this.questionnaire.language) this.to = value;
    };
    return html`<div class="try-bar">
        <label
          >Translate into (such as es)
          <input
            required
            size="6"
            pattern="[a-z]{2,3}(-[A-Za-z0-9]+)*"
            spellcheck="false"
            autocomplete="off"
            .value=${this.to}
            @change=${setLanguage}
          />
        </label>
        <button type="button" @click=${() => this.#save(rows)}>Save table for translators</button>
      </div>
      <div class="try-bar">
        <label
          >Take a translated table in
          <input
            type="file"
            accept=".csv,text/csv"
            ?disabled=${!this.isSound}
            @change=${(event: Event) => void this.#take(event)}
          />
        </label>
      </div>
      ${this.isSound ? nothing : html`<p>Put the problems below the text right first; then a table can be taken in.</p>`}`;
  }

  #result(): TemplateResult | typeof nothing {
    const { told } = this;
    if (!told) return nothing;
    if ('problem' in told) return html`<p role="alert">${told.problem}</p>`;
    const { changed, refused, stale } = told;
    const words =
      refused.length > 0
        ? 'Nothing was taken in, because of the rows below. Put them right and choose the table again.'
        : `${changed} translation${changed === 1 ? '' : 's'} taken into the text. Save the file to keep them.`;
    return html`<p role="alert">${words}</p>
      ${this.#remarks('Refused', refused)} ${this.#remarks('Out of date, left out', stale)}`;
  }

  #remarks(title: string, remarks: readonly TextRemark[], inText = false): TemplateResult | typeof nothing {
    if (remarks.length === 0) return nothing;
    return html`<h3>${title}</h3>
      <ul class="try-problems">
        ${remarks.map(({ line, message, remedy }) => {
          const words = inText ? message : `${message} ${remedy}`;
          const place = html`<strong>${inText ? 'Line' : 'Row at line'} ${line}:</strong> ${words}`;
          return inText
            ? html`<li><button type="button" @click=${() => this.goTo(line)}>${place}</button></li>`
            : html`<li>${place}</li>`;
        })}
      </ul>`;
  }

  #save(rows: readonly TextRow[]): void {
    saveFile(`${this.name.replace(/\.json$/, '')}.${this.to}.csv`, textsCsv(rows, this.to), 'text/csv');
  }

  async #take(event: Event): Promise<void> {
    const input = event.target as HTMLInputElement;
    const [file] = input.files ?? [];
    if (!file) return;
    const told = importTexts(this.text, await file.text());
    input.value = '';
    this.told = told;
    if ('problem' in told) return;
    this.to = told.language;
    const loaded = loadQuestionnaire(told.text);
    if (loaded.status === 'rejected') {
      this.told = { problem: 'With these translations the questionnaire cannot be used, so nothing was taken in.' };
    } else if (told.text !== this.text) {
      this.dispatchEvent(new CustomEvent('try-translated', { detail: told.text, bubbles: true }));
    }
  }

  async #readEarlier(): Promise<void> {
    const before = editionBefore(this.shipped, this.name);
    const text = await before?.read();
    const loaded = text === undefined ? undefined : loadQuestionnaire(text);
    const isOther = loaded?.status === 'ready' && loaded.questionnaire.edition !== this.questionnaire.edition;
    this.earlier = isOther ? JSON.parse(text!) : undefined;
    this.dispatchEvent(new Event('try-texts-read', { bubbles: true }));
  }
}

function rewordedList(rows: readonly TextRow[]): TemplateResult | typeof nothing {
  if (rows.length === 0) return nothing;
  return html`<h3>Translated, but the text changed since last year</h3>
    <ul class="try-problems">
      ${rows.map(
        ({ where, source, translation, note }) =>
          html`<li><strong>${where}:</strong> “${source}” is still “${translation}”. <span>${note}</span></li>`,
      )}
    </ul>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'try-texts': TryTexts;
  }
}
