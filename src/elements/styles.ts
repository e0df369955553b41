import { css, type CSSResult } from 'lit';
import { buttonStyles } from './button-styles.ts';
import { controlStyles } from './fields/control-styles.ts';
import { fieldStyles } from './fields/field-styles.ts';
import { listStyles } from './fields/list-styles.ts';
import { optionStyles } from './fields/option-styles.ts';

/**
 * Colours, measures and type of the whole form. Every value that a host may set is a `--questionnaire-…` property; the
 * short names behind them are private. Sizes are in px, since host pages change what a rem is; the type's own size is
 * the reader's (`medium`).
 */
const tokens = css`
  :host {
    --_text: var(--questionnaire-text-color, light-dark(#171b21, #e8ebef));
    --_muted: var(--questionnaire-muted-text-color, light-dark(#545d69, #a9b2bd));
    --_surface: var(--questionnaire-surface-color, light-dark(#ffffff, #14171b));
    --_accent: var(--questionnaire-accent-color, light-dark(#1c5a9e, #8fbdf2));
    --_accent-text: var(--questionnaire-accent-text-color, light-dark(#ffffff, #0b1a2b));
    --_border: var(--questionnaire-border-color, light-dark(#727c89, #7f8a97));
    --_error: var(--questionnaire-error-color, light-dark(#b3261e, #ff938a));
    --_success: var(--questionnaire-success-color, light-dark(#1b6e3c, #7fd09c));
    --_warning: light-dark(#855400, #f0c069);
    --_focus: var(--questionnaire-focus-color, light-dark(#0b57d0, #ffd666));
    --_focus-width: var(--questionnaire-focus-width, 3px);
    --_radius: var(--questionnaire-corner-radius, 8px);
    --_space: var(--questionnaire-space, 8px);
    --_measure: var(--questionnaire-measure, 640px);
    --_control-height: var(--questionnaire-control-height, 44px);

    --_line: color-mix(in srgb, var(--_border) 36%, var(--_surface));
    --_tint: color-mix(in srgb, var(--_accent) 7%, var(--_surface));
    --_well: color-mix(in srgb, var(--_text) 4%, var(--_surface));
    --_field: light-dark(var(--_surface), color-mix(in srgb, var(--_text) 6%, var(--_surface)));
  }
`;

/**
 * What the page around sets by accident ends at the root, which no sheet of the page can reach: even a rule such as
 * `* { all: unset !important }` only changes the host element. What a reader's own style sheet sets on everything still
 * arrives, because nothing here is important.
 */
const host = css`
  :host {
    display: block;
    background-color: var(--_surface);
  }

  .root {
    box-sizing: border-box;
    container: questionnaire / inline-size;
    color: var(--_text);
    background-color: var(--_surface);
    font-family: var(--questionnaire-font-family, inherit);
    font-size: var(--questionnaire-font-size, medium);
    font-style: normal;
    font-variant: normal;
    font-weight: 400;
    font-stretch: normal;
    line-height: 1.5;
    letter-spacing: normal;
    word-spacing: normal;
    text-align: start;
    text-indent: 0;
    text-shadow: none;
    text-transform: none;
    white-space: normal;
    word-break: normal;
    overflow-wrap: break-word;
    hyphens: manual;
    list-style: disc;
    border-collapse: separate;
    border-spacing: 0;
    cursor: auto;
    user-select: text;
    writing-mode: horizontal-tb;
    -webkit-text-fill-color: currentcolor;
    -webkit-text-size-adjust: 100%;
    text-size-adjust: 100%;
    accent-color: var(--_accent);
  }

  :host([hidden]),
  [hidden] {
    display: none !important;
  }

  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }

  h1,
  h2,
  h3,
  h4,
  h5,
  h6,
  p,
  ul,
  ol,
  dl,
  dd,
  fieldset,
  legend,
  figure {
    margin: 0;
    padding: 0;
  }

  fieldset {
    border: 0;
    min-inline-size: 0;
  }

  button,
  input,
  select,
  textarea {
    margin: 0;
    color: inherit;
    font: inherit;
    letter-spacing: inherit;
    word-spacing: inherit;
    text-transform: none;
  }

  :focus-visible {
    outline: var(--_focus-width) solid var(--_focus);
    outline-offset: 2px;
    scroll-margin-block: 96px;
  }

  [tabindex='-1']:focus:not(:focus-visible) {
    outline: none;
  }

  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    padding: 0;
    overflow: hidden;
    clip-path: inset(50%);
    border: 0;
    white-space: nowrap;
  }
`;

const words = css`
  a,
  .link {
    color: var(--_accent);
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 0.2em;
  }

  a:hover,
  .link:hover {
    text-decoration-thickness: 2px;
  }

  .prose > :where(:not(:first-child)),
  .notice > :where(:not(:first-child)) {
    margin-block-start: var(--_space);
  }

  .prose {
    max-inline-size: var(--_measure);
  }

  .prose ul,
  .prose ol,
  .notice ul,
  .notice ol {
    padding-inline-start: 24px;
  }

  .muted,
  .hint,
  .reference {
    color: var(--_muted);
  }

  .strong {
    font-weight: 600;
  }

  .error {
    color: var(--_error);
    font-weight: 600;
  }

  .warning {
    color: var(--_warning);
  }
`;

const print = css`
  @media print {
    :host,
    .root {
      background: none;
      font-size: 12pt;
    }

    .button,
    .drop-zone {
      display: none;
    }

    details::details-content {
      block-size: auto;
      content-visibility: visible;
    }

    a[href]::after {
      content: ' (' attr(href) ')';
      overflow-wrap: anywhere;
    }
  }
`;

/** The sheets of the form's one root. */
export const styles: CSSResult[] = [
  tokens,
  host,
  words,
  buttonStyles,
  fieldStyles,
  controlStyles,
  optionStyles,
  listStyles,
  print,
];
