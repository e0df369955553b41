import { css } from 'lit';

/** Lists that the respondent makes: files, rows, an order. */
export const listStyles = css`
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

  .file-meter {
    display: block;
    inline-size: min(100%, 20em);
    margin-block: 4px;
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
    .row {
      padding: 12px;
    }
  }

  @media (forced-colors: active) {
    .drop-zone[data-over] {
      border-width: 3px;
    }
  }
`;
