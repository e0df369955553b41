import { css } from 'lit';

/** How an element stands in its page while it has nothing to show yet. */
export const hostStyles = css`
  :host {
    display: block;
  }

  :host([hidden]) {
    display: none;
  }
`;
