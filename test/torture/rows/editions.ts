import { startRandom } from '../../bench/random.ts';
import { bases, lostByEdits } from '../../drafts/edited-drafts.ts';
import { Tape } from '../../fuzz/tape.ts';
import type { Row } from '../row.ts';

/** So many versions follow one another while a draft is kept. */
const VERSIONS = 3;

/** Staff edit the shipped questionnaires while drafts are kept; each try is one edit. */
export const editions: Row = {
  id: 'editions',
  promise: 'Whatever staff change, no answer of a draft is dropped without being shown',
  counts: { short: 24, full: 180 },
  browsers: [],
  run({ count, seed }) {
    const all = bases();
    const broken: string[] = [];
    let tried = 0;
    for (let draft = 0; tried < count; draft += 1) {
      const random = startRandom(seed + draft);
      const tape = new Tape(Array.from({ length: 2_000 }, () => random.between(0, 9_999)));
      const lost = lostByEdits(tape, all[draft % all.length]!, Math.min(VERSIONS, count - tried), () => (tried += 1));
      broken.push(...lost.map((line) => `draft ${draft}: ${line}`));
    }
    return Promise.resolve({ tried, broken, figures: { drafts: `${Math.ceil(tried / VERSIONS)}` } });
  },
};
