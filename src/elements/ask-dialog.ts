import { html, type TemplateResult } from 'lit';

/** Something that the respondent is asked before it happens. */
export interface Asking {
  readonly title: string;
  readonly text: unknown;
  readonly no: string;
  readonly yes: string;
  /** Called once the respondent has decided, and once more with `false` when the dialog has closed. */
  readonly decide: (goesOn: boolean) => void;
}

/** Asks before something is lost. Escape and the first button leave everything as it was; the focus returns. */
export function askDialog({ title, text, no, yes, decide }: Asking): TemplateResult {
  const close = (event: Event) => (event.currentTarget as HTMLElement).closest('dialog')?.close();
  return html`<dialog
    id="ask-dialog"
    part="dialog"
    aria-labelledby="ask-title"
    aria-describedby="ask-text"
    @close=${() => decide(false)}
  >
    <p id="ask-title" class="panel-title">${title}</p>
    <div id="ask-text">${text}</div>
    <div class="actions">
      <button type="button" class="button primary" part="button primary" @click=${close}>${no}</button>
      <button
        type="button"
        class="button"
        part="button"
        @click=${(event: Event) => {
          close(event);
          decide(true);
        }}
      >
        ${yes}
      </button>
    </div>
  </dialog>`;
}
