import type { Row } from './row.ts';
import { editions } from './rows/editions.ts';
import { tamperedCopies } from './tampered-copies.ts';

/** Every row of the table, in the order in which it is printed. */
export const rows: readonly Row[] = [editions, tamperedCopies];
