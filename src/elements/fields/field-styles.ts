import { css } from 'lit';

/** How a question stands on the page: label, hint, error, and what its answer calls for. */
export const fieldStyles = css`
  questionnaire-field {
    display: block;
    max-inline-size: var(--_measure);
  }

  questionnaire-field[data-kind='rows'],
  questionnaire-field[data-kind='matrix'],
  questionnaire-field[data-kind='group'] {
    max-inline-size: none;
  }

  .prose + questionnaire-field,
  questionnaire-field + questionnaire-field {
    margin-block-start: calc(var(--_space) * 4);
  }

  questionnaire-field[data-invalid]:not([data-kind='stop'], questionnaire-field[data-invalid] *) {
    padding-inline-start: 16px;
    border-inline-start: 4px solid var(--_error);
  }

  questionnaire-field .label {
    display: block;
    margin-block-end: 4px;
    font-size: 1.0625em;
    font-weight: 600;
    overflow-wrap: anywhere;
    text-wrap: pretty;
  }

  questionnaire-field questionnaire-field .label {
    font-size: 1em;
  }

  .number {
    margin-inline-end: 4px;
    color: var(--_muted);
    font-variant-numeric: tabular-nums;
    font-weight: 500;
  }

  .optional {
    color: var(--_muted);
    font-weight: 400;
  }

  questionnaire-field .hint,
  .reference,
  .count,
  .file-room {
    margin-block-end: 8px;
    font-size: 0.9375em;
  }

  .reference {
    font-size: 0.875em;
  }

  questionnaire-field .error,
  questionnaire-field .warning {
    margin-block-end: 8px;
  }

  .warning {
    padding: 8px 12px;
    border-inline-start: 4px solid currentcolor;
  }

  .guidance {
    margin-block-end: 10px;
  }

  .guidance > summary {
    inline-size: fit-content;
    padding-block: 4px;
    color: var(--_accent);
    cursor: pointer;
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }

  .rows-import {
    margin-block-start: 8px;
  }

  .rows-import > :not(summary, .hint) {
    margin-block-start: 12px;
  }

  .rows-import textarea {
    white-space: pre;
    overflow-x: auto;
    inline-size: 100%;
  }

  .guidance > .prose {
    margin-block: 4px 12px;
    padding-inline-start: 16px;
    border-inline-start: 4px solid var(--_line);
  }

  .follow-up {
    margin-block-start: 16px;
    padding-inline-start: 20px;
    border-inline-start: 4px solid var(--_line);
  }

  .follow-up-parts {
    clear: both;
  }

  .follow-up-legend {
    overflow-wrap: anywhere;
    float: inline-start;
    inline-size: 100%;
    margin-block-end: 12px;
    color: var(--_muted);
    font-size: 0.9375em;
  }

  .parts {
    margin-block-start: 12px;
  }

  .parts > questionnaire-field + questionnaire-field,
  .follow-up-parts > questionnaire-field + questionnaire-field {
    margin-block-start: 20px;
  }

  .statement {
    max-inline-size: var(--_measure);
    margin-block-end: 12px;
    padding: 16px 20px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }

  .shown-answer {
    overflow-wrap: anywhere;
  }

  .shown-answer > .lines {
    white-space: pre-line;
  }

  .notice {
    padding: 14px 18px;
    border: 1px solid var(--_line);
    border-inline-start: 4px solid var(--_accent);
    border-radius: var(--_radius);
    background-color: var(--_well);
  }

  .notice[data-tone='alert'] {
    border-inline-start-color: var(--_warning);
  }

  .notice[data-tone='stop'] {
    border: 2px solid var(--_error);
    border-inline-start-width: 6px;
  }

  .notice[data-tone='stop'] > .label {
    color: var(--_error);
  }

  @container questionnaire (inline-size < 480px) {
    .follow-up {
      padding-inline-start: 12px;
    }
  }

  @media (forced-colors: active) {
    .notice {
      border-width: 2px;
    }
  }

  @media print {
    questionnaire-field,
    .row {
      break-inside: avoid;
    }
  }
`;
