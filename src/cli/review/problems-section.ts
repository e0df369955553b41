import { type Html, html } from '../html-page.ts';
import type { Finding } from '../lint/finding.ts';

/** How many problems there are, in words. */
export function problemsSummary(findings: readonly Finding[]): string {
  const count = (severity: Finding['severity'], noun: string) => {
    const found = findings.filter((one) => one.severity === severity).length;
    return found === 0 ? [] : [`${found} ${noun}${found === 1 ? '' : 's'}`];
  };
  const told = [...count('error', 'error'), ...count('warning', 'warning'), ...count('info', 'remark')];
  return told.length > 0 ? `${told.join(', ')}.` : 'none found.';
}

/** What the linter found, by line. */
export function problemsSection(findings: readonly Finding[]): Html {
  if (findings.length === 0) return html`<p>Nothing was found.</p>`;
  return html`<table>
    <caption>
      Places are lines of the file.
    </caption>
    <thead>
      <tr>
        <th scope="col">Line</th>
        <th scope="col">What is the matter</th>
        <th scope="col">What to do</th>
      </tr>
    </thead>
    <tbody>
      ${findings.map(
        ({ line, severity, message, remedy, rule }) =>
          html`<tr>
            <th scope="row">${line}</th>
            <td>${severity}: ${message} <code>${rule}</code></td>
            <td>${remedy}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}
