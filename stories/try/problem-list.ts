import { html, type TemplateResult } from 'lit';
import type { Finding } from '../../src/cli/lint/finding.ts';

const names = { error: 'Error', warning: 'Warning', info: 'Remark' } as const;

/** What the linter found, each a button that leads to its place in the text. */
export function problemList(findings: readonly Finding[], goTo: (finding: Finding) => void): TemplateResult {
  return html`<ul class="try-problems">
    ${findings.map(
      (finding) =>
        html`<li class="try-${finding.severity}">
          <button type="button" @click=${() => goTo(finding)}>
            <strong>Line ${finding.line}, ${names[finding.severity].toLowerCase()}:</strong> ${finding.message}
          </button>
          <span>${finding.remedy} <code>${finding.rule}</code></span>
        </li>`,
    )}
  </ul>`;
}
