import { css } from 'lit';

/** How what stands out on a page looks: panels, summaries, the list of sections, dialogs, issues. */
export const blockStyles = css`
  .panel,
  .error-summary,
  .receipt {
    padding: calc(var(--_space) * 2.5);
    border: 1px solid var(--_line);
    border-inline-start: 4px solid var(--_accent);
    border-radius: var(--_radius);
    background-color: var(--_tint);
  }

  .panel > :where(:not(:first-child)),
  .error-summary > :where(:not(:first-child)),
  .receipt > :where(:not(:first-child)) {
    margin-block-start: calc(var(--_space) * 1.5);
  }

  .panel.failure {
    border-inline-start-color: var(--_error);
    background-color: color-mix(in srgb, var(--_error) 5%, var(--_surface));
  }

  .receipt {
    border-inline-start-color: var(--_success);
    background-color: color-mix(in srgb, var(--_success) 6%, var(--_surface));
  }

  .receipt-reference {
    font-size: 1.25em;
    font-variant-numeric: tabular-nums;
    user-select: all;
  }

  .pre {
    white-space: pre-line;
  }

  .panel-title,
  .summary-title {
    font-size: 1.125em;
    font-weight: 700;
    line-height: 1.35;
  }

  .error-summary {
    border: 2px solid var(--_error);
    background-color: var(--_surface);
  }

  .error-summary ul,
  .confirmation ul,
  .facts,
  .open-sections,
  .section-list,
  .answer-list,
  .issues {
    /* An empty text, because "none" takes the list from Safari's screen reader. */
    list-style-type: '';
  }

  .error-summary li + li {
    margin-block-start: var(--_space);
  }

  .error-summary .link {
    display: inline-block;
    padding-block: 2px;
    color: var(--_error);
    font-weight: 600;
  }

  .tag {
    display: inline-block;
    padding: 1px 8px;
    border: 1px solid currentColor;
    border-radius: 999px;
    font-size: 0.875em;
    font-weight: 600;
  }

  .sample {
    color: var(--_warning);
  }

  .tally {
    color: var(--_muted);
    font-variant-numeric: tabular-nums;
  }

  .page > ul:not([class]),
  .panel > ul:not([class]),
  .review-section > ul:not([class]),
  .drafts > ul,
  .documents {
    padding-inline-start: 24px;
  }

  .drafts li + li,
  .drafts .button {
    margin-block-start: calc(var(--_space) * 1.5);
  }

  .page details > summary {
    padding-block: 4px;
    color: var(--_accent);
    cursor: pointer;
  }

  .section-list {
    border-block-end: 1px solid var(--_line);
  }

  .section-row {
    position: relative;
    display: flex;
    flex-wrap: wrap;
    gap: 4px calc(var(--_space) * 2);
    align-items: center;
    justify-content: space-between;
    min-block-size: var(--_control-height);
    padding-block: calc(var(--_space) * 1.25);
    border-block-start: 1px solid var(--_line);
  }

  .section-row:hover {
    background-color: var(--_well);
  }

  /* The whole row can be pressed. */
  .section-row .link::after {
    position: absolute;
    inset: 0;
    content: '';
  }

  .section-status {
    color: var(--_muted);
    font-size: 0.9375em;
  }

  .section-status.incomplete {
    padding: 1px 10px;
    border: 1px solid currentColor;
    border-radius: 999px;
    color: var(--_warning);
    font-weight: 600;
  }

  .section-status.complete {
    color: var(--_success);
    font-weight: 600;
  }

  dialog {
    max-inline-size: min(480px, calc(100vw - 32px));
    padding: calc(var(--_space) * 3);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background-color: var(--_surface);
    color: var(--_text);
  }

  dialog::backdrop {
    background-color: rgb(0 0 0 / 50%);
  }

  dialog ul,
  .rows-import ul {
    margin-block: 8px;
    padding-inline-start: 20px;
  }

  dialog > :where(:not(:first-child)) {
    margin-block-start: calc(var(--_space) * 2);
  }

  .issue {
    padding-block: calc(var(--_space) * 1.5);
    border-block-start: 1px solid var(--_line);
  }

  .issue-place {
    color: var(--_muted);
    font-size: 0.875em;
  }

  code {
    font-family: ui-monospace, 'Cascadia Mono', Menlo, Consolas, monospace;
    font-size: 0.9375em;
    overflow-wrap: anywhere;
  }
`;
