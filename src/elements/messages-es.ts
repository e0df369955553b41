import type { MessageTable } from './messages-en.ts';

/** Spanish. */
export const spanish: MessageTable = {
  optional: '(opcional)',
};
