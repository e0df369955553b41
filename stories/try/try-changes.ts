import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import { diffSection } from '../../src/cli/diff/diff-html.ts';
import { diffQuestionnaires } from '../../src/cli/diff/diff-questionnaires.ts';
import { diffReport } from '../../src/cli/diff/diff-report.ts';
import type { Questionnaire } from '../../src/questionnaire/compiled.ts';
import { loadQuestionnaire } from '../../src/questionnaire/load.ts';
import { editionBefore, type Shipped } from './shipped.ts';

/** What changed since another edition, in the words of the diff. Fires `try-compared` when it stands. */
export class TryChanges extends LitElement {
  @property({ attribute: false }) questionnaire!: Questionnaire;
  @property({ attribute: false }) shipped: readonly Shipped[] = [];
  /** The name of the text's own file, for choosing what it is most likely compared with. */
  @property({ attribute: false }) name = '';
  @state() private old: Questionnaire | undefined;
  @state() private note = '';

  protected override createRenderRoot(): this {
    return this;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('questionnaire') && this.old?.id !== this.questionnaire.id) this.old = undefined;
  }

  protected override render(): TemplateResult {
    const compare = () => void this.#compare(this.querySelector('select')!.value);
    const likely = editionBefore(this.shipped, this.name)?.path;
    return html`<div class="try-bar">
        <label
          >Compare with
          <select>
            ${this.shipped.map(({ path }) => html`<option value=${path} ?selected=${path === likely}>${path}</option>`)}
          </select>
        </label>
        <button type="button" @click=${compare}>Compare</button>
      </div>
      <p role="status">${this.note}</p>
      ${this.old ? unsafeHTML(changesSince(this.old, this.questionnaire)) : nothing}`;
  }

  async #compare(path: string): Promise<void> {
    const text = await this.shipped.find((one) => one.path === path)?.read();
    const loaded = loadQuestionnaire(text);
    this.old = loaded.status === 'ready' ? loaded.questionnaire : undefined;
    this.note = this.old ? `Compared with ${path}.` : `${path} cannot be used, so nothing can be compared with it.`;
    await this.updateComplete;
    this.dispatchEvent(new Event('try-compared', { bubbles: true }));
  }
}

function changesSince(old: Questionnaire, now: Questionnaire): string {
  return diffSection(diffReport(diffQuestionnaires(old, now), { wording: true }), 2).html.replaceAll(
    /(<\/?h)([23])\b/g,
    (_, tag: string, level: string) => `${tag}${Number(level) + 1}`,
  );
}

declare global {
  interface HTMLElementTagNameMap {
    'try-changes': TryChanges;
  }
}
