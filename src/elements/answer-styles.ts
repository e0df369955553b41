import { css } from 'lit';

/** How answers look that are read, checked and confirmed. */
export const answerStyles = css`
  .review-section {
    margin-block-start: calc(var(--_space) * 5);
  }

  .review-section > .heading {
    font-size: 1.125em;
  }

  .review-section > :where(:not(:first-child)) {
    margin-block-start: var(--_space);
  }

  .conflict {
    margin-block-start: calc(var(--_space) * 5);
  }

  .conflict > legend {
    font-weight: 600;
  }

  .copies {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(16em, 100%), 1fr));
    gap: calc(var(--_space) * 2);
    margin-block-start: var(--_space);
  }

  .copy {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    align-content: start;
    gap: var(--_space) calc(var(--_space) * 1.5);
    padding: calc(var(--_space) * 2);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }

  .copy .hint {
    display: block;
  }

  .copy .value {
    grid-column: 1 / -1;
    overflow-wrap: anywhere;
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
