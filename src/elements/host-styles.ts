import { css } from 'lit';

/** How an element stands in its page while its inside is not there, and the button that asks for it once more. */
export const hostStyles = css`
  :host {
    display: block;
  }

  :host([hidden]) {
    display: none;
  }

  button {
    min-block-size: 44px;
    padding-inline: 16px;
    font: inherit;
  }
`;
