import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { questionsOf } from '../../src/cli/coverage/coverage.ts';
import { explain, placeNamed } from '../../src/cli/explain/explain.ts';
import { explainLines } from '../../src/cli/explain/explain-lines.ts';
import type { ScenarioFile } from '../../src/cli/scenario-file.ts';
import { questionName } from '../../src/cli/staff-words.ts';
import type { Snapshot } from '../../src/engine/snapshot.ts';
import type { Questionnaire } from '../../src/questionnaire/compiled.ts';

/** Why a question is shown: the chain of its conditions, and the fewest answers that show it. */
export class TryWhy extends LitElement {
  @property({ attribute: false }) questionnaire!: Questionnaire;
  @property({ attribute: false }) scenarios: ScenarioFile | undefined;
  /** `YYYY-MM-DD` */
  @property({ attribute: false }) today!: string;
  /** What is filled in now; undefined while nothing is open. */
  @property({ attribute: false }) snapshot: Snapshot | undefined;
  /** The question that was used last, which is chosen at first. */
  @property({ attribute: false }) touched: string | undefined;
  @state() private words = '';

  protected override createRenderRoot(): this {
    return this;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    // What was told of another text may be wrong of this one.
    if (changed.has('questionnaire')) this.words = '';
  }

  protected override render(): TemplateResult {
    const { questionnaire, words } = this;
    const chosen = this.#chosen();
    return html`<p>Use a question in the form, or choose one here.</p>
      <div class="try-bar">
        <label
          >Question
          <select>
            ${questionsOf(questionnaire).map((question) => {
              const { pattern } = question;
              return html`<option value=${pattern} ?selected=${pattern === chosen}>
                ${questionName(question, questionnaire)}
              </option>`;
            })}
          </select>
        </label>
        <button type="button" @click=${() => this.#explain()}>Why is this shown?</button>
      </div>
      <div role="status">${words === '' ? nothing : html`<pre>${words}</pre>`}</div>`;
  }

  /** A part of a question counts as the question. */
  #chosen(): string | undefined {
    const patterns = questionsOf(this.questionnaire).map(({ pattern }) => pattern);
    const steps = this.touched?.split('/') ?? [];
    const ways = steps.flatMap((_, i) => {
      const path = steps.slice(0, steps.length - i);
      const inRows = path.map((step, at) => (at === 1 && path.length > 2 ? '*' : step));
      return [path.join('/'), inRows.join('/')];
    });
    return ways.find((way) => patterns.includes(way));
  }

  #explain(): void {
    const { questionnaire, scenarios, today, snapshot } = this;
    const of = placeNamed(questionnaire, this.querySelector('select')!.value);
    if (of?.type !== 'question') return;
    const explanation = explain(questionnaire, of, { today, ...(scenarios && { file: scenarios }) });
    // Of a column there is one in each row, shown or not.
    // The form may be on its way to a newer text still.
    const isOne = snapshot?.questionnaire.find(of.pattern) !== undefined && !of.pattern.includes('*');
    const now = !isOne ? '' : snapshot.question(of.pattern).relevant ? 'It is shown now.\n' : 'It is not shown now.\n';
    this.words = `${now}${explainLines(questionnaire, explanation)}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'try-why': TryWhy;
  }
}
