import { MEASURES, type Figures, type Measure, type Side } from './measures.ts';

/** The middle of several figures, and the least and the most of them. */
export interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
  readonly runs: number;
}

/** What came of all visits of one size. */
export interface SizeResult {
  readonly size: number;
  readonly sides: Readonly<Record<Side, { readonly [Name in Measure]?: Spread }>>;
}

interface Yardstick {
  /** At most this many times the static page's figure. */
  readonly ratio?: number;
  /** At most this much, at this size. */
  readonly limit?: { readonly size: number; readonly most: number };
}

const YARDSTICKS: { readonly [Name in Measure]?: Yardstick } = {
  load: { ratio: 1.2 },
  key: { ratio: 1.2 },
  reveal: { ratio: 2.2 },
  validation: { limit: { size: 1000, most: 20 } },
  violations: { limit: { size: 1000, most: 20 } },
  heap: { ratio: 2.3 },
};

/** Gathers the figures of several visits. */
export function spreads(visits: readonly Figures[]): { readonly [Name in Measure]?: Spread } {
  const found: { [Name in Measure]?: Spread } = {};
  for (const measure of Object.keys(MEASURES) as Measure[]) {
    const values = visits.flatMap((visit) => visit[measure] ?? []).sort((a, b) => a - b);
    const [least, most] = [values[0], values.at(-1)];
    if (least === undefined || most === undefined) continue;
    found[measure] = { median: medianOf(values), least, most, runs: values.length };
  }
  return found;
}

function medianOf(sorted: readonly number[]): number {
  const middle = sorted.length >> 1;
  const [low = NaN, high = NaN] = [sorted[middle - 1], sorted[middle]];
  return sorted.length % 2 === 1 ? high : (low + high) / 2;
}

/** The table that is printed: one line per size and measure. */
export function table(results: readonly SizeResult[]): string {
  const lines: (readonly string[])[] = [['questions', 'measure', 'element', 'static', 'ratio', 'yardstick', '']];
  for (const { size, sides } of results) {
    for (const [measure, title] of Object.entries(MEASURES) as [Measure, string][]) {
      const [ours, other] = [sides.element[measure], sides.static[measure]];
      if (!ours) continue;
      const ratio = other && ours.median / other.median;
      const { wanted, isMissed } = judge(measure, size, ours.median, ratio);
      const shownRatio = ratio === undefined ? '' : ratio.toFixed(2);
      lines.push([
        `${size}`,
        title,
        shown(measure, ours),
        shown(measure, other),
        shownRatio,
        wanted,
        isMissed ? 'missed' : '',
      ]);
    }
  }
  return aligned(lines);
}

/** Every yardstick that is missed, as a sentence. */
export function missed(results: readonly SizeResult[]): readonly string[] {
  return results.flatMap(({ size, sides }) =>
    (Object.keys(YARDSTICKS) as Measure[]).flatMap((measure) => {
      const [ours, other] = [sides.element[measure], sides.static[measure]];
      if (!ours) return [];
      const ratio = other && ours.median / other.median;
      const { wanted, isMissed } = judge(measure, size, ours.median, ratio);
      const given = ratio === undefined ? ours.median.toFixed(1) : ratio.toFixed(2);
      return isMissed ? [`${size} questions, ${MEASURES[measure]}: ${given} instead of ${wanted}.`] : [];
    }),
  );
}

function judge(measure: Measure, size: number, figure: number, ratio: number | undefined) {
  const yardstick = YARDSTICKS[measure];
  if (yardstick?.ratio !== undefined && ratio !== undefined) {
    return { wanted: `≤ ${yardstick.ratio} ×`, isMissed: ratio > yardstick.ratio };
  }
  const { limit } = yardstick ?? {};
  if (limit?.size === size) return { wanted: `≤ ${limit.most} ms`, isMissed: figure > limit.most };
  return { wanted: '', isMissed: false };
}

function shown(measure: Measure, spread: Spread | undefined): string {
  if (!spread) return '';
  const figure = (value: number) => {
    if (measure === 'nodes') return `${value}`;
    const unit = measure === 'heap' ? value / 1e6 : value;
    return unit.toFixed(unit < 10 ? 3 : 1);
  };
  const { median, least, most } = spread;
  return least === most ? figure(median) : `${figure(median)} (${figure(least)}–${figure(most)})`;
}

function aligned(lines: readonly (readonly string[])[]): string {
  const widths = lines[0]?.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0))) ?? [];
  return lines
    .map((line) =>
      line
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
