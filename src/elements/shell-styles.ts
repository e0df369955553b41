import { css } from 'lit';

/** How everything around the questions looks. */
export const shellStyles = css``;
