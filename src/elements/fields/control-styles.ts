import { css } from 'lit';

/** Boxes to type in, and lists to drop down. */
export const controlStyles = css`
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
    align-items: end;
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
`;
