import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import { type Coverage, coverageOf } from '../../src/cli/coverage/coverage.ts';
import { coverageSection } from '../../src/cli/review/coverage-section.ts';
import type { ScenarioFile } from '../../src/cli/scenario-file.ts';
import type { Questionnaire } from '../../src/questionnaire/compiled.ts';

/** Whether every question can be shown, looked for on demand because it may take a while. */
export class TryCoverage extends LitElement {
  @property({ attribute: false }) questionnaire!: Questionnaire;
  @property({ attribute: false }) scenarios: ScenarioFile | undefined;
  /** `YYYY-MM-DD` */
  @property({ attribute: false }) today!: string;
  @state() private coverage: Coverage | undefined;

  protected override createRenderRoot(): this {
    return this;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('questionnaire') || changed.has('scenarios')) this.coverage = undefined;
  }

  protected override render(): TemplateResult {
    const { coverage } = this;
    return html`<p>Tries answers until every question was shown and every condition went both ways.</p>
      <button type="button" @click=${() => this.#look()}>Look for it (may take some seconds)</button>
      <div role="status">${coverage ? unsafeHTML(coverageSection(coverage).html) : nothing}</div>`;
  }

  #look(): void {
    const { questionnaire, scenarios, today } = this;
    this.coverage = coverageOf(questionnaire, { today, ...(scenarios && { file: scenarios }) });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'try-coverage': TryCoverage;
  }
}
