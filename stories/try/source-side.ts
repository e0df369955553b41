import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { problemsSummary } from '../../src/cli/review/problems-section.ts';
import { copyLink, saveScenarios } from './hand-on.ts';
import { startNextYear } from './next-year.ts';
import { problemList } from './problem-list.ts';
import { saveReview } from './save-review.ts';
import type { TryQuestionnaire } from './try-questionnaire.ts';

/** The text with everything that is done with it, and what is wrong with it. */
export function sourceSide(page: TryQuestionnaire): TemplateResult {
  const drop = (event: DragEvent) => {
    event.preventDefault();
    dragging(event, false);
    const [file] = event.dataTransfer?.files ?? [];
    if (file) void page.openFile(file);
  };
  const over = (event: DragEvent) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    dragging(event, true);
  };
  return html`<section
    aria-labelledby="try-source"
    @dragover=${over}
    @dragleave=${(event: Event) => dragging(event, false)}
    @drop=${drop}
  >
    <h2 id="try-source">The text</h2>
    ${openBar(page)}
    <label for="try-text">Text of ${page.name} (JSON). Paste it here, or drop a file.</label>
    <div class="try-source">
      <div class="try-lines" aria-hidden="true">${lineNumbers(page.text)}</div>
      <textarea
        id="try-text"
        class="try-text"
        spellcheck="false"
        autocomplete="off"
        autocapitalize="off"
        wrap="off"
        aria-describedby="try-problem-count"
        .value=${live(page.text)}
        @input=${(event: Event) => page.typed((event.target as HTMLTextAreaElement).value)}
        @scroll=${keepStep}
      ></textarea>
    </div>
    ${actionBar(page)} ${problems(page)}
  </section>`;
}

/** As many numbers as the text has lines. */
function lineNumbers(text: string): string {
  const { length } = text.split('\n');
  return Array.from({ length }, (_, i) => i + 1).join('\n');
}

/** Keeps the numbers beside their lines. */
function keepStep({ currentTarget }: Event): void {
  const area = currentTarget as HTMLTextAreaElement;
  area.previousElementSibling!.scrollTop = area.scrollTop;
}

function dragging({ currentTarget }: Event, isOn: boolean): void {
  (currentTarget as Element).classList.toggle('try-dropping', isOn);
}

function openBar(page: TryQuestionnaire): TemplateResult {
  const open = () => void page.openShipped(page.querySelector<HTMLSelectElement>('#try-shipped')!.value);
  const choose = (event: Event) => {
    const input = event.target as HTMLInputElement;
    const [file] = input.files ?? [];
    if (file) void page.openFile(file);
    // The same file again is a choice too.
    input.value = '';
  };
  return html`<div class="try-bar">
      <label
        >Begin with
        <select id="try-shipped">
          ${page.shipped.map(({ path }) => html`<option value=${path}>${path}</option>`)}
        </select>
      </label>
      <button type="button" @click=${open}>Open</button>
    </div>
    <div class="try-bar">
      <label>Or with a file of yours <input type="file" accept=".json,application/json" @change=${choose} /></label>
    </div>`;
}

function actionBar(page: TryQuestionnaire): TemplateResult {
  const { replaced, link, note, scenarios, widget } = page;
  const isEmpty = page.text.trim() === '';
  return html`<div class="try-bar">
      <button type="button" ?disabled=${isEmpty} @click=${() => page.save()}>Save file</button>
      ${scenarios ? html`<button type="button" @click=${() => saveScenarios(page)}>Save scenarios</button>` : nothing}
      <button type="button" ?disabled=${isEmpty} @click=${() => void startNextYear(page)}>Start next year</button>
      ${
        widget
          ? html`<button type="button" ?disabled=${isEmpty} @click=${() => void saveReview(page)}>Review page</button>`
          : nothing
      }
      <button type="button" ?disabled=${isEmpty} @click=${() => void copyLink(page)}>Copy link</button>
      ${
        replaced
          ? html`<button type="button" @click=${() => void page.putBack()}>Put back the text from before</button>`
          : nothing
      }
    </div>
    ${
      link === ''
        ? nothing
        : html`<label
            >Link to this text
            ${link.length > 8000 ? '(long: some mail programs cut it, and then the saved file is the better way)' : ''}
            <input readonly .value=${link} @focus=${(event: Event) => (event.target as HTMLInputElement).select()} />
          </label>`
    }
    <p role="status" class="try-note">${note}</p>`;
}

function problems(page: TryQuestionnaire): TemplateResult {
  const { findings, good, text } = page;
  const isStale = good !== undefined && good.text !== text && findings.some(({ severity }) => severity === 'error');
  return html`<h3>Problems</h3>
    <p role="status" id="try-problem-count">
      ${text.trim() === '' ? 'There is no text yet.' : upperFirst(problemsSummary(findings))}
      ${isStale ? 'The form goes on with the last text that could be used.' : ''}
    </p>
    ${problemList(findings, (finding) => page.goTo(finding))}`;
}

function upperFirst(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
