import { parseArgs } from 'node:util';
import { openSite } from '../bundle/host-site.ts';
import { rows } from './rows.ts';
import { browsersFor, type Result, run } from './running.ts';

const { values } = parseArgs({
  options: {
    row: { type: 'string', multiple: true },
    browser: { type: 'string' },
    count: { type: 'string' },
    seed: { type: 'string' },
  },
});
const unknown = values.row?.filter((id) => !rows.some((row) => row.id === id)) ?? [];
if (unknown.length > 0) {
  console.error(`No such row: ${unknown.join(', ')}. There are ${rows.map(({ id }) => id).join(', ')}.`);
  process.exit(2);
}

const seed = Number(values.seed ?? Date.now() % 1_000_000);
console.log(`Seed ${seed}\n`);
const site = await openSite();
let isBroken = false;
try {
  for (const row of rows.filter(({ id }) => values.row?.includes(id) ?? true)) {
    for (const browserName of browsersFor(row)) {
      if (values.browser !== undefined && browserName !== values.browser) continue;
      const count = Number(values.count ?? row.counts.full);
      const result = await run(row, { site, browserName, count, seed });
      isBroken ||= failuresOf(result).length > 0 || result.tried < count;
      show(result, count);
    }
  }
} finally {
  await site.close();
}
process.exitCode = isBroken ? 1 : 0;

function failuresOf({ broken, late = [] }: Result): readonly string[] {
  return [...broken, ...late];
}

function show(result: Result, count: number): void {
  const { row, browserName, tried, figures, seconds } = result;
  const broken = failuresOf(result);
  const verdict = broken.length > 0 ? 'BROKEN' : tried < count ? 'NOT ENOUGH TRIES' : 'kept';
  const cells = [
    row.id.padEnd(16),
    (browserName ?? 'node').padEnd(9),
    `${tried}`.padStart(6),
    `${broken.length}`.padStart(5),
    `${seconds.toFixed(0)} s`.padStart(7),
    verdict.padEnd(7),
  ];
  console.log(`${cells.join('  ')}  ${row.promise}`);
  for (const [name, figure] of Object.entries(figures ?? {})) console.log(`${' '.repeat(18)}${name}: ${figure}`);
  for (const line of broken.slice(0, 20)) console.log(`${' '.repeat(18)}${line}`);
}
