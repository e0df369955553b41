import { css } from 'lit';
import { answerStyles } from './answer-styles.ts';
import { blockStyles } from './block-styles.ts';
import { pageStyles } from './page-styles.ts';

const modes = css`
  :host([color-scheme='light']) {
    color-scheme: light;
  }

  :host([color-scheme='dark']) {
    color-scheme: dark;
  }

  :host([color-scheme='auto']) {
    color-scheme: light dark;
  }

  @media print {
    .page-nav,
    .actions,
    .change,
    .draft-status,
    .answer .link {
      display: none;
    }

    .answer,
    .panel,
    .receipt,
    questionnaire-field {
      break-inside: avoid;
    }

    .heading {
      break-after: avoid;
    }
  }
`;

/** How everything around the questions looks. */
export const shellStyles = [pageStyles, blockStyles, answerStyles, modes];
