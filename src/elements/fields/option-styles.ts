import { css } from 'lit';

/** Radio buttons and checkboxes, each on a row that can be pressed anywhere. */
export const optionStyles = css`
  .options {
    display: grid;
    gap: 8px;
    margin-block-start: 8px;
  }

  .options[data-short] {
    max-inline-size: 20em;
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

  @container questionnaire (inline-size < 480px) {
    .options[data-inline] {
      display: grid;
    }
  }

  @media (forced-colors: active) {
    .option[data-checked] {
      border: 2px solid Highlight;
    }
  }
`;
