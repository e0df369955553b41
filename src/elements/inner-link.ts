import { html, nothing, type TemplateResult } from 'lit';

/** What a link within the form may have besides its words. */
export interface InnerLinkOptions {
  readonly id?: string;
  readonly class?: string;
  readonly part?: string;
  /** Id of what describes it further. */
  readonly describedBy?: string;
  readonly lang?: string | undefined;
}

/**
 * A link to another place of the form. It looks and sounds like a link and never reaches the address of the host's
 * page, not even with the middle button.
 */
export function innerLink(content: unknown, follow: () => void, options: InnerLinkOptions = {}): TemplateResult {
  const { id, part = 'link', describedBy, lang } = options;
  return html`<a
    href="#"
    id=${id ?? nothing}
    class=${options.class ?? 'link'}
    part=${part}
    lang=${lang ?? nothing}
    aria-describedby=${describedBy ?? nothing}
    @click=${(event: Event) => {
      event.preventDefault();
      follow();
    }}
    @auxclick=${(event: Event) => event.preventDefault()}
    >${content}</a
  >`;
}
