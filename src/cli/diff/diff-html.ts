import { type Html, html, htmlPage, nothing } from '../html-page.ts';
import type { Change } from './difference.ts';
import type { DiffReport, ReportGroup } from './diff-report.ts';
import type { DiffRow } from './diff-rows.ts';

/** A report as one page for a committee: no script, no other file, fit for print. */
export function diffHtml(report: DiffReport): string {
  return htmlPage(report.title, diffSection(report, 1));
}

/** The same as a part of a page whose heading it is at `level`. */
export function diffSection({ title, summary, note, warning, groups }: DiffReport, level: 1 | 2): Html {
  return html`${heading(level, title)}
    <p>${summary}</p>
    ${warning === undefined ? nothing : html`<p class="warning">${warning}</p>`}
    ${groups.length === 0 ? nothing : html`<p class="note">${note}</p>`}
    ${groups.map((group) => groupHtml(group, level + 1))}`;
}

function heading(level: number, text: string): Html {
  return level === 1 ? html`<h1>${text}</h1>` : level === 2 ? html`<h2>${text}</h2>` : html`<h3>${text}</h3>`;
}

function groupHtml({ title, rows, count, instead }: ReportGroup, level: number): Html {
  const head = heading(level, title);
  if (instead !== undefined)
    return html`<section>
      ${head}
      <p>${instead}</p>
    </section>`;
  const hasDrafts = rows.some(({ drafts }) => drafts !== undefined);
  return html`<section>
    ${head}
    <table>
      <caption>
        ${title}: ${count === 1 ? 'one change' : `${count} changes`}
      </caption>
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col">Change</th>
          ${hasDrafts ? html`<th scope="col">Answers so far</th>` : nothing}
        </tr>
      </thead>
      <tbody>
        ${rows.map((row) => rowHtml(row, hasDrafts))}
      </tbody>
    </table>
  </section>`;
}

function rowHtml({ title, ids, names, isMany, changes, drafts, hint }: DiffRow, hasDrafts: boolean): Html {
  const name = isMany
    ? html`${title}:
        <ul>
          ${names.map((one, i) => html`<li>${one} <code>${ids[i]!}</code></li>`)}
        </ul>`
    : html`${title} <code>${ids[0]!}</code>`;
  return html`<tr>
    <th scope="row">${name}</th>
    <td>${changes.map(changeHtml)}${hint === undefined ? nothing : html`<p class="hint">${hint}</p>`}</td>
    ${hasDrafts ? html`<td>${drafts ?? ''}</td>` : nothing}
  </tr>`;
}

function changeHtml({ what, before, after }: Change): Html {
  const told = [before, after].filter((text) => text !== undefined).join(' → ');
  return html`<div>${what === '' ? told : `${what}: ${told}`}</div>`;
}
