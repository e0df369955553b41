import type { Row } from './row.ts';
import { autosaveCost } from './rows/autosave-cost.ts';
import { bursts } from './rows/bursts.ts';
import { damaged } from './rows/damaged.ts';
import { editions } from './rows/editions.ts';
import { emptied } from './rows/emptied.ts';
import { faults } from './rows/faults.ts';
import { hosts } from './rows/hosts.ts';
import { kill, killFirefox } from './rows/kill.ts';
import { leaving } from './rows/leaving.ts';
import { quota } from './rows/quota.ts';
import { roundTrip } from './rows/round-trip.ts';
import { tamperedCopies } from './rows/tampered-copies.ts';
import { twoTabs } from './rows/two-tabs.ts';

/** Every row of the table, in the order in which it is printed. */
export const rows: readonly Row[] = [
  kill,
  killFirefox,
  quota,
  faults,
  twoTabs,
  leaving,
  damaged,
  emptied,
  editions,
  tamperedCopies,
  roundTrip,
  hosts,
  bursts,
  autosaveCost,
];
