import { css } from 'lit';

/** How the dialogs about copies, and the line that offers them, look. */
export const copyStyles = css`
  .copy-form > :where(:not(:first-child)) {
    margin-block-start: calc(var(--_space) * 2);
  }

  .copy-form legend,
  .copy-form .label {
    display: block;
    margin-block-end: 4px;
    font-weight: 600;
  }

  .copy-form .error:empty {
    display: none;
  }

  .copy-form .choice {
    display: flex;
    gap: 12px;
    align-items: center;
    min-block-size: 36px;
  }

  .copy-form .choice input {
    flex: none;
    inline-size: 20px;
    block-size: 20px;
  }

  .copy-form .checks {
    padding-inline-start: 0;
    list-style-type: '';
  }

  .checks li {
    color: var(--_muted);
  }

  .checks li::before {
    display: inline-block;
    inline-size: 1.4em;
    content: '○';
  }

  .checks .met {
    color: var(--_success);
  }

  .checks .met::before {
    content: '✓';
  }

  .copies {
    display: flex;
    flex-wrap: wrap;
    gap: 4px calc(var(--_space) * 1.5);
    color: var(--_muted);
    font-size: 0.9375em;
  }

  .page > .copies {
    margin-block-start: 4px;
  }

  .copies .button {
    margin-inline-start: -4px;
    text-align: start;
  }

  @media print {
    .copies {
      display: none;
    }
  }
`;
