import { html, type TemplateResult } from 'lit';
import { type Todo, type TodoKind, todoTitles } from '../../src/cli/new-year/todo.ts';

/** What to look at in a new edition, each place a button that leads to its line. */
export function todoList(todos: readonly Todo[], goTo: (line: number) => void): TemplateResult {
  const kinds = (Object.keys(todoTitles) as TodoKind[]).filter((kind) => todos.some((todo) => todo.kind === kind));
  return html`<p>
      Each line was right last year. Go through them one by one; after you add or take out lines, those below move.
    </p>
    ${kinds.map(
      (kind) =>
        html`<h3>${todoTitles[kind]}</h3>
          <ul>
            ${todos.filter((todo) => todo.kind === kind).map((todo) => entry(todo, goTo))}
          </ul>`,
    )}`;
}

function entry({ lines, what, advice }: Todo, goTo: (line: number) => void): TemplateResult {
  return html`<li>
    ${lines.map((line) => html`<button type="button" @click=${() => goTo(line)}>Line ${line}</button> `)}
    ${what}${advice === undefined ? '' : ` – ${advice}`}
  </li>`;
}
