import { css } from 'lit';

/** How the frame of a page looks: navigation, headings, buttons, the line about the draft. */
export const pageStyles = css`
  .root {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }

  .page {
    --_width: calc(var(--_measure) * 1.25);

    display: block;
  }

  .page > :not(questionnaire-section, .section-block) {
    max-inline-size: var(--_width);
  }

  .page > :where(:not(:first-child)),
  questionnaire-section > :where(:not(:first-child)) {
    margin-block-start: calc(var(--_space) * 2);
  }

  .page > p:not(.draft-status, .form-title, .contact),
  questionnaire-section > p {
    max-inline-size: var(--_measure);
  }

  .form-title,
  .caption {
    color: var(--_muted);
  }

  .form-title {
    padding-block-end: var(--_space);
    border-block-end: 1px solid var(--_line);
    font-size: 0.9375em;
  }

  .page-nav {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space) calc(var(--_space) * 3);
    justify-content: space-between;
  }

  .page-nav .link {
    padding-block: 4px;
  }

  .back::before {
    display: inline-block;
    inline-size: 0.5em;
    block-size: 0.5em;
    margin-inline-end: 0.4em;
    border: solid currentColor;
    border-width: 0 0 2px 2px;
    content: '';
    transform: translateY(-0.1em) rotate(45deg);
  }

  .back:dir(rtl)::before {
    transform: translateY(-0.1em) rotate(-135deg);
  }

  .caption + .page-heading {
    margin-block-start: 4px;
  }

  .error-summary + * {
    margin-block-start: calc(var(--_space) * 4);
  }

  .page-heading {
    inline-size: fit-content;
    font-size: clamp(1.5em, 1.1em + 2cqi, 2em);
    font-weight: 700;
    line-height: 1.2;
    text-wrap: balance;
  }

  .heading,
  .section-heading {
    font-size: 1.25em;
    font-weight: 700;
    line-height: 1.3;
    text-wrap: balance;
  }

  .page > .heading:not(:first-child) {
    margin-block-start: calc(var(--_space) * 5);
  }

  questionnaire-section {
    display: block;
  }

  .page-heading + questionnaire-section,
  .section-heading + questionnaire-section {
    margin-block-start: calc(var(--_space) * 3);
  }

  questionnaire-section > questionnaire-field:not(:first-of-type) {
    margin-block-start: calc(var(--_space) * 4);
  }

  questionnaire-section > .flag {
    min-block-size: 28px;
    margin-block-start: 4px;
    padding: 2px 8px;
    border: 1px solid transparent;
    border-radius: var(--_radius);
    background: none;
    color: var(--_muted);
    font-size: 0.875em;
    cursor: pointer;
  }

  .flag::before {
    margin-inline-end: 0.4em;
    content: '⚐' / '';
  }

  .flag:hover,
  .flag[aria-pressed='true'] {
    border-color: var(--_border);
    color: var(--_text);
  }

  .flag[aria-pressed='true']::before {
    content: '⚑' / '';
  }

  questionnaire-section > .flag-note {
    display: grid;
    gap: 4px;
    margin-block-start: 4px;
    max-inline-size: var(--_measure);
    font-size: 0.9375em;
  }

  @media print {
    .flag,
    .flag-note {
      display: none !important;
    }
  }

  /* What is out of sight is not laid out. The room at the sides is for focus rings, which would be cut off. */
  .section-block {
    padding: calc(var(--_space) * 3) 8px 8px;
    border-block-start: 1px solid var(--_line);
    margin-block-start: calc(var(--_space) * 4);
    margin-inline: -8px;
    contain-intrinsic-block-size: auto 600px;
    content-visibility: auto;
  }

  @media print {
    .section-block {
      content-visibility: visible;
    }
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_space) * 1.5);
    align-items: center;
  }

  .page > .actions {
    margin-block-start: calc(var(--_space) * 5);
  }

  .draft-status {
    min-block-size: 1.5em;
    margin-block-start: calc(var(--_space) * 1.5);
    color: var(--_muted);
    font-size: 0.9375em;
  }

  .draft-status.failed {
    color: var(--_error);
    font-weight: 600;
  }

  .draft-status.saved::before {
    display: inline-block;
    inline-size: 0.35em;
    block-size: 0.7em;
    margin-inline: 0.2em 0.5em;
    border: solid var(--_success);
    border-width: 0 2px 2px 0;
    content: '';
    transform: translateY(-0.1em) rotate(45deg);
  }

  .contact {
    padding-block-start: calc(var(--_space) * 2);
    border-block-start: 1px solid var(--_line);
    margin-block-start: calc(var(--_space) * 5);
    color: var(--_muted);
  }

  .loading {
    color: var(--_muted);
  }
`;
