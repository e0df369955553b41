import { css } from 'lit';

/** How a blank copy looks, on the screen and on paper. */
export const blankStyles = css`
  .blank-section > :where(:not(:first-child)) {
    margin-block-start: calc(var(--_space) * 1.5);
  }

  .blank-question {
    break-inside: avoid;
  }

  .blank-question > :where(:not(:first-child)) {
    margin-block-start: 4px;
  }

  .blank-section > .blank-question > .blank-label {
    font-weight: 600;
  }

  .blank-parts {
    padding-inline-start: calc(var(--_space) * 3);
  }

  .blank-parts > .blank-question {
    margin-block-start: calc(var(--_space) * 1.5);
  }

  .only-if {
    font-style: italic;
  }

  .blank-line {
    block-size: 1.75em;
    border-block-end: 1px solid var(--_border);
    max-inline-size: var(--_measure);
  }

  .blank-boxes {
    list-style-type: '';
  }

  .blank-box::before {
    display: inline-block;
    inline-size: 0.9em;
    block-size: 0.9em;
    margin-inline-end: 0.6em;
    border: 1px solid currentColor;
    content: '';
    vertical-align: -0.1em;
  }
`;
