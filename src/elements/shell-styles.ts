import { css } from 'lit';
import { answerStyles } from './answer-styles.ts';
import { blankStyles } from './blank-styles.ts';
import { blockStyles } from './block-styles.ts';
import { copyStyles } from './copy-styles.ts';
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
    .draft-status {
      display: none;
    }

    .answer .link {
      color: inherit;
      text-decoration: none;
    }

    .link[href='#']::after {
      content: none;
    }

    :focus-visible {
      outline: none;
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
export const shellStyles = [pageStyles, blockStyles, answerStyles, blankStyles, copyStyles, modes];
