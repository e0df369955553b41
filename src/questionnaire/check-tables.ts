import { type Found, foundIn, membersIn, type Walked } from './document-walk.ts';
import { pointerTo, type Report } from './issue.ts';

/** Reports bands that do not follow one on the other without gap or overlap; only the last may be open. */
export function checkTables({ document }: Walked, report: Report): void {
  for (const [name, bands, pointer] of membersIn(document, 'tables')) {
    if (!Array.isArray(bands)) continue;
    let before: Found | undefined;
    for (const band of foundIn(bands, pointer)) {
      checkBand(name, band, before, report);
      before = band;
    }
  }
}

function checkBand(name: string, band: Found, before: Found | undefined, report: Report): void {
  const { from, to } = band.json;
  if (typeof from !== 'number') return;
  if (typeof to === 'number' && to < from) {
    report({
      code: 'empty-band',
      pointer: pointerTo(band.pointer, 'to'),
      message: `The band from ${from} of "${name}" ends at ${to}, before it begins.`,
      remedy: `Write ${from} or more.`,
    });
  }
  if (!before || typeof before.json['from'] !== 'number') return;
  const end = before.json['to'];
  if (end === undefined) {
    report({
      code: 'band-overlap',
      pointer: before.pointer,
      message: `A band of "${name}" has no end, but another follows it.`,
      remedy: `Add "to": ${from - 1}; only the last band may be open.`,
    });
  } else if (typeof end === 'number' && end + 1 !== from) {
    const overlap = from <= end;
    report({
      code: overlap ? 'band-overlap' : 'band-gap',
      pointer: pointerTo(band.pointer, 'from'),
      message: overlap
        ? `The band from ${from} of "${name}" begins before the one above it has ended, at ${end}.`
        : `No band of "${name}" covers ${end + 1 === from - 1 ? end + 1 : `${end + 1} to ${from - 1}`}.`,
      remedy: `Let it begin at ${end + 1}, or correct the end of the one above.`,
    });
  }
}
