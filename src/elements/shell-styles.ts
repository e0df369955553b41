import { css } from 'lit';

const pages = css`
  .root {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }

  .page {
    --_width: calc(var(--_measure) * 1.25);

    display: block;
  }

  .page > :not(questionnaire-section, .section-block) {
    max-inline-size: var(--_width);
  }

  .page > * + *,
  questionnaire-section > * + * {
    margin-block-start: calc(var(--_space) * 2);
  }

  .page > p:not(.draft-status, .form-title),
  questionnaire-section > p {
    max-inline-size: var(--_measure);
  }

  .form-title,
  .caption {
    color: var(--_muted);
  }

  .form-title {
    padding-block-end: var(--_space);
    border-block-end: 1px solid var(--_line);
    font-size: 0.9375em;
  }

  .page-nav {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space) calc(var(--_space) * 3);
    justify-content: space-between;
  }

  .page-nav .link {
    padding-block: 4px;
  }

  .back::before {
    display: inline-block;
    inline-size: 0.5em;
    block-size: 0.5em;
    margin-inline-end: 0.4em;
    border: solid currentColor;
    border-width: 0 0 2px 2px;
    content: '';
    transform: translateY(-0.1em) rotate(45deg);
  }

  .back:dir(rtl)::before {
    transform: translateY(-0.1em) rotate(-135deg);
  }

  .caption + .page-heading {
    margin-block-start: 0;
  }

  .error-summary + * {
    margin-block-start: calc(var(--_space) * 4);
  }

  .page-heading {
    inline-size: fit-content;
    font-size: clamp(1.5em, 1.1em + 2cqi, 2em);
    font-weight: 700;
    line-height: 1.2;
    text-wrap: balance;
  }

  .heading,
  .section-heading {
    font-size: 1.25em;
    font-weight: 700;
    line-height: 1.3;
    text-wrap: balance;
  }

  .page > .heading:not(:first-child) {
    margin-block-start: calc(var(--_space) * 5);
  }

  questionnaire-section {
    display: block;
  }

  .page-heading + questionnaire-section,
  .section-heading + questionnaire-section {
    margin-block-start: calc(var(--_space) * 3);
  }

  questionnaire-section > questionnaire-field:not(:first-of-type) {
    margin-block-start: calc(var(--_space) * 4);
  }

  .section-block {
    padding-block-start: calc(var(--_space) * 3);
    border-block-start: 1px solid var(--_line);
    margin-block-start: calc(var(--_space) * 5);
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_space) * 1.5);
    align-items: center;
  }

  .page > .actions {
    margin-block-start: calc(var(--_space) * 5);
  }

  .draft-status {
    min-block-size: 1.5em;
    margin-block-start: calc(var(--_space) * 1.5);
    color: var(--_muted);
    font-size: 0.9375em;
  }

  .draft-status.failed {
    color: var(--_error);
    font-weight: 600;
  }

  .draft-status.saved::before {
    display: inline-block;
    inline-size: 0.35em;
    block-size: 0.7em;
    margin-inline: 0.2em 0.5em;
    border: solid var(--_success);
    border-width: 0 2px 2px 0;
    content: '';
    transform: translateY(-0.1em) rotate(45deg);
  }

  .contact {
    padding-block-start: calc(var(--_space) * 2);
    border-block-start: 1px solid var(--_line);
    margin-block-start: calc(var(--_space) * 5);
    color: var(--_muted);
  }

  .loading {
    color: var(--_muted);
  }
`;

const blocks = css`
  .panel,
  .error-summary,
  .receipt {
    padding: calc(var(--_space) * 2.5);
    border: 1px solid var(--_line);
    border-inline-start: 4px solid var(--_accent);
    border-radius: var(--_radius);
    background-color: var(--_tint);
  }

  .panel > * + *,
  .error-summary > * + *,
  .receipt > * + * {
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
  .documents {
    padding-inline-start: 24px;
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

  dialog > * + * {
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

const answers = css`
  .review-section {
    margin-block-start: calc(var(--_space) * 5);
  }

  .review-section > .heading {
    font-size: 1.125em;
  }

  .review-section > * + * {
    margin-block-start: var(--_space);
  }

  .answers {
    border-block-end: 1px solid var(--_line);
  }

  .answer {
    display: grid;
    grid-template-columns: minmax(0, 5fr) minmax(0, 6fr) minmax(4.5em, auto);
    gap: 4px calc(var(--_space) * 2.5);
    padding-block: calc(var(--_space) * 1.5);
    border-block-start: 1px solid var(--_line);
    scroll-margin-block: 96px;
  }

  .answer dt {
    font-weight: 600;
    text-wrap: pretty;
  }

  .answer .change {
    text-align: end;
  }

  .answer .link {
    display: inline-block;
    min-block-size: 24px;
  }

  .answer-text {
    white-space: pre-wrap;
  }

  .answer-list > li + li,
  .answer-text + .answer-list {
    margin-block-start: 4px;
  }

  .answer-list .answer-list {
    padding-inline-start: 12px;
    border-inline-start: 2px solid var(--_line);
  }

  .answer-name {
    color: var(--_muted);
  }

  .answer-list .answer-text {
    display: inline;
  }

  .blank {
    color: var(--_muted);
  }

  .open {
    color: var(--_error);
  }

  .confirmation {
    padding-block: calc(var(--_space) * 1.5);
    border-block-start: 1px solid var(--_line);
  }

  .confirmation .choice {
    display: flex;
    gap: 12px;
    align-items: center;
    min-block-size: var(--_control-height);
  }

  .confirmation input {
    inline-size: 24px;
    block-size: 24px;
  }

  @container questionnaire (inline-size < 520px) {
    .answer {
      grid-template-columns: minmax(0, 1fr);
    }

    .answer .change {
      text-align: start;
    }

    .actions .button {
      flex: 1 1 100%;
    }

    .panel,
    .error-summary,
    .receipt {
      padding: calc(var(--_space) * 1.5);
    }
  }
`;

const modes = css`
  :host([color-scheme='light']) {
    color-scheme: light;
  }

  :host([color-scheme='dark']) {
    color-scheme: dark;
  }

  :host([color-scheme='auto']) {
    color-scheme: light dark;
  }

  @media print {
    .page-nav,
    .actions,
    .change,
    .draft-status,
    .answer .link {
      display: none;
    }

    .answer,
    .panel,
    .receipt,
    questionnaire-field {
      break-inside: avoid;
    }

    .heading {
      break-after: avoid;
    }
  }
`;

/** How everything around the questions looks. */
export const shellStyles = [pages, blocks, answers, modes];
