import { html, type TemplateResult } from 'lit';

/** Tabs of which one is chosen; arrow keys, Home and End choose another. All show in one panel, `try-panel`. */
export function tabList<Id extends string>(
  tabs: readonly (readonly [id: Id, name: string])[],
  chosen: Id,
  choose: (id: Id) => void,
): TemplateResult {
  const press = (event: KeyboardEvent) => {
    const at = tabs.findIndex(([id]) => id === chosen);
    const steps: Readonly<Record<string, number>> = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 };
    const to = tabs.at((steps[event.key] ?? at) % tabs.length)?.[0];
    if (!(event.key in steps) || to === undefined) return;
    event.preventDefault();
    choose(to);
    (event.currentTarget as Element).querySelector<HTMLElement>(`#${tabId(to)}`)?.focus();
  };
  return html`<div class="try-tabs" role="tablist" aria-label="What to look at" @keydown=${press}>
    ${tabs.map(
      ([id, name]) =>
        html`<button
          type="button"
          role="tab"
          id=${tabId(id)}
          aria-selected=${id === chosen ? 'true' : 'false'}
          aria-controls="try-panel"
          tabindex=${id === chosen ? 0 : -1}
          @click=${() => choose(id)}
        >
          ${name}
        </button>`,
    )}
  </div>`;
}

/** The id of a tab's element. */
export function tabId(id: string): string {
  return `try-tab-${id}`;
}
