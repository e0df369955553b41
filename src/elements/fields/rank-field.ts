import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { optionText } from '../answer-text.ts';
import type { FieldView } from '../field-registry.ts';
import { group } from './frame.ts';
import { listedOptions } from './options.ts';

/** Options to put in order, with buttons to move each up or down: dragging alone would leave people out. */
export function rankField(view: FieldView): TemplateResult {
  const { stored } = view.state;
  const ranked = Array.isArray(stored) ? (stored as readonly string[]) : [];
  const listed = listedOptions(view, ranked).map(({ option }) => option.value);
  const order = [...ranked, ...listed.filter((value) => !ranked.includes(value))];
  return group(
    view,
    html`<ol class="ranking" data-unranked=${ranked.length === 0 ? 'true' : nothing}>
        ${repeat(
          order,
          (value) => value,
          (value, position) => item(view, order, { value, position }),
        )}
      </ol>
      ${
        ranked.length === 0
          ? html`<button
              type="button"
              class="button"
              part="button"
              id=${view.id('keep')}
              @click=${() => keep(view, order)}
            >
              ${view.messages.say('rankKeep')}
            </button>`
          : nothing
      }`,
  );
}

interface Place {
  readonly value: string;
  readonly position: number;
}

function item(view: FieldView, order: readonly string[], { value, position }: Place): TemplateResult {
  const label = view.id(`rank-${value}`);
  const button = (direction: -1 | 1) => {
    const id = direction < 0 && position === 0 ? view.id('control') : `${label}${direction < 0 ? '-up' : '-down'}`;
    return html`<button
      type="button"
      class="button quiet"
      part="button"
      id=${id}
      aria-labelledby="${id} ${label}"
      aria-describedby=${view.describedBy() ?? nothing}
      aria-disabled=${order[position + direction] === undefined ? 'true' : nothing}
      data-step=${direction}
      @click=${() => move(view, order, { value, position: position + direction }, direction)}
    >
      ${view.messages.say(direction < 0 ? 'moveUp' : 'moveDown')}
    </button>`;
  };
  return html`<li class="ranked">
    <span class="ranked-label" id=${label}>${optionText(view.state.question, value, view)}</span>
    <span class="ranked-buttons">${button(-1)} ${button(1)}</span>
  </li>`;
}

// The button goes with the answer, so the focus goes to the first thing that can still be done.
function keep(view: FieldView, order: readonly string[]): void {
  view.host.querySelector<HTMLElement>('.ranked button')?.focus();
  view.answer(order);
}

function move(view: FieldView, order: readonly string[], { value, position }: Place, direction: -1 | 1): void {
  if (position < 0 || position >= order.length) return;
  const moved = order.filter((one) => one !== value);
  moved.splice(position, 0, value);
  view.answer(moved);
  const label = optionText(view.state.question, value, view);
  view.announce(view.messages.say('rankMoved', { label, position: position + 1, total: order.length }));
  // A node that moves loses the focus.
  view.focusLater(() => {
    const label = [...view.host.querySelectorAll('.ranked-label')].find(({ id }) => id === view.id(`rank-${value}`));
    return label?.parentElement?.querySelector<HTMLElement>(`[data-step="${direction}"]`);
  });
}
