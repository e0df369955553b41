import { css } from 'lit';

/** Buttons: `button`, with `primary` for the one that goes on, `quiet` beside a thing, `link` within text. */
export const buttonStyles = css`
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    min-block-size: var(--_control-height);
    max-inline-size: 100%;
    padding: 8px 18px;
    border: 1.5px solid var(--_border);
    border-radius: var(--_radius);
    background-color: var(--_surface);
    color: var(--_text);
    font-weight: 600;
    text-align: center;
    text-decoration: none;
    cursor: pointer;
  }

  .button:hover {
    border-color: var(--_text);
    background-color: var(--_well);
  }

  .button:active {
    background-color: var(--_line);
  }

  .button.primary {
    border-color: var(--_accent);
    background-color: var(--_accent);
    color: var(--_accent-text);
  }

  .button.primary:hover {
    border-color: color-mix(in srgb, var(--_accent) 84%, var(--_text));
    background-color: color-mix(in srgb, var(--_accent) 84%, var(--_text));
  }

  .button.quiet {
    padding-inline: 12px;
    border-color: transparent;
    background-color: transparent;
    color: var(--_accent);
    font-weight: 500;
  }

  .button.quiet:hover {
    border-color: var(--_line);
    background-color: var(--_well);
  }

  .button.link {
    min-block-size: 28px;
    padding: 2px 4px;
    border-color: transparent;
    background-color: transparent;
    color: var(--_accent);
    font-weight: 500;
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }

  .button[aria-disabled='true'] {
    border-color: transparent;
    color: var(--_muted);
    cursor: default;
  }

  @media (prefers-reduced-motion: no-preference) {
    .button,
    .control,
    .option {
      transition:
        background-color 120ms,
        border-color 120ms;
    }
  }
`;
