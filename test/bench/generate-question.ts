import type { Random } from './random.ts';
import { askFor, helpWith, optionName } from './wording.ts';

/** A question as staff write it. */
export interface WrittenQuestion {
  readonly id: string;
  readonly kind: string;
  readonly label: string;
  readonly hint?: string;
  readonly guidance?: string;
  readonly [word: string]: unknown;
}

/** How many questions of a hundred are of each kind, roughly as in the two questionnaires that the product is for. */
const MIX: readonly (readonly [kind: string, share: number])[] = [
  ['text', 24],
  ['longText', 10],
  ['integer', 14],
  ['decimal', 8],
  ['yesNo', 18],
  ['choice', 10],
  ['choices', 5],
  ['date', 7],
  ['email', 4],
];

const KINDS = MIX.flatMap(([kind, share]) => Array<string>(share).fill(kind));

/** One question, which may refer to those `before` it in its section. */
export function makeQuestion(
  id: string,
  method: string,
  before: readonly WrittenQuestion[],
  random: Random,
): WrittenQuestion {
  const kind = random.pick(KINDS);
  return {
    id,
    kind,
    label: askFor(kind, random),
    ...(random.chance(0.3) ? { hint: helpWith(random) } : {}),
    ...(random.chance(0.05) ? { guidance: `${helpWith(random)} ${helpWith(random)}` } : {}),
    ...(random.chance(0.2) ? { optional: true } : {}),
    ...conditions(method, before, random),
    ...ofKind(kind, random),
  };
}

// Holds whenever the section is shown, so that every question is on the page; it is evaluated all the same.
function conditions(method: string, before: readonly WrittenQuestion[], random: Random): object {
  const gate = before.find(({ kind }) => kind === 'yesNo');
  if (!gate || !random.chance(0.2)) return {};
  if (random.chance(0.5)) return { requiredWhen: { [gate.id]: 'yes' } };
  return { relevantWhen: { any: [{ [gate.id]: 'yes' }, { deliveryMethods: { includes: method } }] } };
}

function ofKind(kind: string, random: Random): object {
  switch (kind) {
    case 'text':
      return random.chance(0.5) ? { maxLength: 120 } : {};
    case 'longText':
      return { maxLength: 2000 };
    case 'integer':
      return { minimum: 0, maximum: 100_000 };
    case 'decimal':
      return { step: '0.1', minimum: '0' };
    case 'yesNo':
      return random.chance(0.6) ? { explain: { on: random.pick(['yes', 'no']), label: 'What happened?' } } : {};
    case 'choice':
      return { options: options(random.between(3, 5), random), ...(random.chance(0.3) ? { display: 'select' } : {}) };
    case 'choices':
      return { options: options(random.between(4, 8), random) };
    default:
      return {};
  }
}

function options(count: number, random: Random): readonly object[] {
  return Array.from({ length: count }, (_, i) => ({ value: `o${i + 1}`, label: optionName(i, random) }));
}
