import { html, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';

/** How a heading looks and whether the focus may be put on it. */
export interface HeadingOptions {
  readonly id?: string;
  readonly class?: string;
  /** The heading of a page takes the focus when the page appears. */
  readonly focusable?: boolean;
}

/** A heading of a level that is known only at run time; below the sixth there is none, so it stays at six. */
export function heading(level: number, content: unknown, options: HeadingOptions = {}): TemplateResult {
  const id = ifDefined(options.id);
  const look = options.class ?? 'heading';
  const tab = ifDefined(options.focusable ? '-1' : undefined);
  const part = options.id === 'page-heading' ? 'page-heading' : 'heading';
  switch (Math.min(Math.max(Math.trunc(level) || 2, 1), 6)) {
    case 1:
      return html`<h1 id=${id} class=${look} tabindex=${tab} part=${part}>${content}</h1>`;
    case 2:
      return html`<h2 id=${id} class=${look} tabindex=${tab} part=${part}>${content}</h2>`;
    case 3:
      return html`<h3 id=${id} class=${look} tabindex=${tab} part=${part}>${content}</h3>`;
    case 4:
      return html`<h4 id=${id} class=${look} tabindex=${tab} part=${part}>${content}</h4>`;
    case 5:
      return html`<h5 id=${id} class=${look} tabindex=${tab} part=${part}>${content}</h5>`;
    default:
      return html`<h6 id=${id} class=${look} tabindex=${tab} part=${part}>${content}</h6>`;
  }
}
