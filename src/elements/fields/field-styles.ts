import { css } from 'lit';

/** How questions and their controls look. */
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

  .guidance > .prose {
    margin-block: 4px 12px;
    padding-inline-start: 16px;
    border-inline-start: 4px solid var(--_line);
  }

  /* Boxes */

  .control {
    display: block;
    inline-size: 100%;
    min-block-size: var(--_control-height);
    padding: 8px 12px;
    border: 1.5px solid var(--_border);
    border-radius: var(--_radius);
    background-color: var(--_field);
  }

  input[dir='ltr'].control {
    text-align: match-parent;
  }

  .control:hover {
    border-color: var(--_text);
  }

  .control:focus {
    border-color: var(--_focus);
    outline: var(--_focus-width) solid var(--_focus);
    outline-offset: 0;
  }

  .control[aria-invalid='true'] {
    border-color: var(--_error);
    border-width: 2px;
  }

  textarea.control {
    min-block-size: 7.5em;
    field-sizing: content;
    max-block-size: 80vh;
    resize: vertical;
  }

  select.control {
    inline-size: auto;
    max-inline-size: 100%;
    text-overflow: ellipsis;
  }

  select.control option {
    background-color: var(--_surface);
    color: var(--_text);
  }

  .figures {
    font-variant-numeric: tabular-nums;
  }

  .count {
    margin-block: 6px 0;
    color: var(--_muted);
  }

  .count[data-over] {
    color: var(--_error);
    font-weight: 600;
  }

  .affixed {
    display: flex;
    align-items: center;
    gap: 8px;
  }

  .affixed > .control {
    flex: 0 1 11em;
    inline-size: 11em;
    min-inline-size: 4em;
  }

  .affix {
    color: var(--_muted);
    overflow-wrap: anywhere;
  }

  .date {
    display: flex;
    gap: 12px;
    max-inline-size: 22em;
  }

  .date-part {
    flex: 0 1 4.5em;
    min-inline-size: 3.25em;
  }

  .date-part[data-part='month'] {
    flex-basis: 7em;
  }

  .date-part[data-part='year'] {
    flex-basis: 6em;
  }

  .part-label {
    display: block;
    margin-block-end: 2px;
    font-size: 0.9375em;
  }

  /* Options */

  .options {
    display: grid;
    gap: 8px;
    margin-block-start: 8px;
  }

  .options[data-inline] {
    display: flex;
    flex-wrap: wrap;
  }

  .options[data-inline] > .option {
    flex: 0 1 auto;
    min-inline-size: 7.5em;
  }

  .option {
    position: relative;
    display: grid;
    grid-template-columns: auto 1fr;
    align-items: start;
    min-block-size: var(--_control-height);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background-color: var(--_field);
  }

  .option:hover {
    border-color: var(--_border);
  }

  .option[data-checked] {
    border-color: var(--_accent);
    background-color: var(--_tint);
  }

  .option-control {
    inline-size: 20px;
    block-size: 20px;
    margin-block: 0.75em 0;
    margin-inline-start: 14px;
    flex: none;
    cursor: pointer;
  }

  .option-control:focus-visible {
    outline-offset: 3px;
  }

  questionnaire-field .option-label {
    margin: 0;
    padding-block: 9px;
    padding-inline: 12px 14px;
    font-size: 1em;
    font-weight: 400;
    cursor: pointer;
    overflow-wrap: anywhere;
  }

  .option-label::after {
    position: absolute;
    inset: 0;
    content: '';
  }

  .option-hint {
    grid-column: 2;
    margin-block: -6px 10px;
    padding-inline: 12px 14px;
    color: var(--_muted);
    font-size: 0.9375em;
  }

  .option-other {
    position: relative;
    z-index: 1;
    grid-column: 2;
    padding-block-end: 14px;
    padding-inline: 12px 14px;
  }

  .withdrawn {
    color: var(--_error);
    font-weight: 600;
  }

  .options + .button.link {
    margin-block-start: 6px;
  }

  /* What an answer calls for */

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

  /* Only shown */

  .answer {
    overflow-wrap: anywhere;
  }

  .answer > .lines {
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

  /* Files */

  .files {
    display: grid;
    gap: 8px;
    margin-block: 8px;
    list-style: none;
  }

  .file {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 4px 12px;
    padding-block: 6px;
    padding-inline: 14px 8px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }

  .file-text {
    flex: 1 1 8em;
    min-inline-size: 0;
  }

  .file-name {
    display: block;
    font-weight: 500;
    overflow-wrap: anywhere;
  }

  .file-facts {
    color: var(--_muted);
    font-size: 0.875em;
  }

  .file-undo {
    margin-block: 8px;
    overflow-wrap: anywhere;
  }

  .file-room {
    margin-block-start: 4px;
    color: var(--_muted);
  }

  .rejected {
    list-style: none;
  }

  .rejected > li {
    overflow-wrap: anywhere;
  }

  .drop-zone {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 14px;
    padding: 12px;
    border: 1.5px dashed var(--_border);
    border-radius: var(--_radius);
  }

  .drop-zone[data-over] {
    border-style: solid;
    border-color: var(--_accent);
    background-color: var(--_tint);
  }

  .drop-hint {
    color: var(--_muted);
  }

  /* Rows */

  .row {
    margin-block: 12px;
    padding: 16px 20px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }

  /* Floated, a legend stands inside the border like any heading. */
  .row > .row-heading {
    float: inline-start;
    inline-size: 100%;
    margin-block-end: 12px;
    font-weight: 600;
    overflow-wrap: anywhere;
  }

  .row-parts {
    clear: both;
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(14em, 100%), 1fr));
    gap: 16px 20px;
    align-items: start;
  }

  .row-parts > questionnaire-field {
    margin: 0;
    max-inline-size: none;
  }

  .row-parts > :is([data-kind='longText'], [data-kind='choices'], [data-kind='yesNo'], [data-kind='files']) {
    grid-column: 1 / -1;
  }

  .row > .button {
    margin-block-start: 12px;
    margin-inline-start: -12px;
  }

  .parts > .row:first-child {
    margin-block-start: 0;
  }

  .cells > questionnaire-field + questionnaire-field {
    margin-block-start: 16px;
  }

  .sums {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 32px;
    margin-block-start: 16px;
  }

  .sums > div {
    display: flex;
    gap: 8px;
  }

  .sums dd {
    font-variant-numeric: tabular-nums;
    font-weight: 600;
  }

  .ranking {
    display: grid;
    gap: 8px;
    margin-block: 8px;
    list-style: none;
    counter-reset: rank;
  }

  .ranked {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 12px;
    padding-block: 4px;
    padding-inline: 14px 4px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    counter-increment: rank;
  }

  .ranked::before {
    color: var(--_muted);
    content: counter(rank) '.';
    font-variant-numeric: tabular-nums;
  }

  .ranked-label {
    flex: 1 1 8em;
    overflow-wrap: anywhere;
  }

  .ranked-buttons {
    display: flex;
    flex-wrap: wrap;
  }

  @container questionnaire (inline-size < 480px) {
    .follow-up {
      padding-inline-start: 12px;
    }

    .row {
      padding: 12px;
    }

    .options[data-inline] {
      display: grid;
    }
  }

  @media (forced-colors: active) {
    .option[data-checked] {
      border: 2px solid Highlight;
    }

    .notice,
    .drop-zone[data-over] {
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
