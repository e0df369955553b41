import type { Page } from 'puppeteer-core';
import { holds, openDesk, type Paper } from '../desk.ts';
import type { Row } from '../row.ts';

declare global {
  /** What was put into the database, by the drawer it went to; see `countWrites`. */
  var writes: { drawer: string; bytes: number }[];
}

/** What one key costs. */
interface Cost {
  readonly bytes: number;
  /** Milliseconds from the key to "Saved", the pause before writing left out. */
  readonly milliseconds: number;
  readonly drawers: readonly string[];
}

const papers: readonly Paper[] = [1, 2, 3, 4].map((seed) => ({ name: `paper-${seed}.pdf`, size: 5_000_000, seed }));
/** What four files add to the answers' record: their names, sizes and hashes, and nothing that grows with their bytes. */
const namesAtMost = 4 * 600;

/** Types one character at a time, without files and beside 20 MB of them, and counts what is written. */
export const autosaveCost: Row = {
  id: 'autosaveCost',
  promise: 'A key beside 20 MB of files writes only the answers',
  counts: { short: 3, full: 50 },
  browsers: ['chromium', 'firefox'],
  run: async (trial) => {
    const { count, site } = trial;
    const page = await openDesk(await trial.window(), site, {
      contextId: 'cost',
      before: (opened) => opened.evaluateOnNewDocument(countWrites),
    });
    const broken: string[] = [];
    const without = await typed(page, count, 'a');
    for (const paper of papers) await page.evaluate((one) => desk.attach(one), paper);
    const isKept = await holds(page, () => desk.attached().length === 4 && /^Saved/.test(desk.status()));
    if (!isKept) broken.push('the files were not kept');
    const beside = await typed(page, count, 'b');
    for (const [i, cost] of beside.entries()) {
      const more = cost.bytes - without[i]!.bytes;
      if (cost.drawers.includes('files')) broken.push(`key ${i} wrote files`);
      if (more > namesAtMost) broken.push(`key ${i} wrote ${more} bytes more than without files`);
    }
    return {
      tried: without.length === count && beside.length === count ? count : 0,
      broken,
      figures: { 'without files': inWords(without), 'beside 20 MB': inWords(beside) },
    };
  },
};

async function typed(page: Page, count: number, character: string): Promise<readonly Cost[]> {
  const costs: Cost[] = [];
  for (let i = 1; i <= count; i += 1) {
    await page.evaluate((text) => {
      writes.length = 0;
      desk.type('notes', text);
    }, character.repeat(i));
    await page.waitForFunction(() => writes.length > 0 && /^Saved/.test(desk.status()), { polling: 20 });
    costs.push(
      await page.evaluate(() => ({
        bytes: writes.reduce((sum, { bytes }) => sum + bytes, 0),
        milliseconds: performance.getEntriesByName('kept').at(-1)!.duration,
        drawers: writes.map(({ drawer }) => drawer),
      })),
    );
  }
  return costs;
}

/** Runs in the page: writes down every put, and how long each transaction took to be committed. */
function countWrites(): void {
  globalThis.writes = [];
  const put = Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, 'put')!.value as IDBObjectStore['put'];
  const sizeOf = (value: unknown): number => {
    if (value instanceof ArrayBuffer) return value.byteLength;
    if (typeof value === 'string') return value.length * 2;
    if (typeof value !== 'object' || value === null) return 8;
    return Object.entries(value).reduce((sum, [name, member]) => sum + name.length * 2 + sizeOf(member), 0);
  };
  IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...given: Parameters<typeof put>) {
    globalThis.writes.push({ drawer: this.name, bytes: sizeOf(given[0]) });
    const start = performance.now();
    const kept = () => performance.measure('kept', { start, end: performance.now() });
    this.transaction.addEventListener('complete', kept, { once: true });
    return put.apply(this, given);
  };
}

function inWords(costs: readonly Cost[]): string {
  const times = costs.map(({ milliseconds }) => milliseconds).sort((one, other) => one - other);
  const at = (share: number) => times[Math.floor((times.length - 1) * share)]?.toFixed(1) ?? '-';
  const most = Math.max(...costs.map(({ bytes }) => bytes));
  return `${most} bytes at most, ${at(0.5)} ms to commit (p95 ${at(0.95)})`;
}
