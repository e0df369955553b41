import type { Random } from './random.ts';

const THINGS = [
  'courses',
  'live sessions',
  'recorded lectures',
  'assessments',
  'instructors',
  'certificates',
  'records',
];
const PARTIES = ['the provider', 'your organisation', 'the program office', 'the review board', 'the contact person'];
const DEEDS = ['offered', 'reviewed', 'cancelled', 'renewed', 'changed', 'approved', 'published'];
const SPANS = ['in the reporting year', 'since the last review', 'in the last twelve months', 'during the cycle'];

/** A sentence that asks for something countable or describable, as long as such sentences usually are. */
export function askFor(kind: string, random: Random): string {
  const [thing, party, deed, span] = [THINGS, PARTIES, DEEDS, SPANS].map((words) => random.pick(words));
  switch (kind) {
    case 'integer':
      return `How many ${thing} were ${deed} by ${party} ${span}?`;
    case 'decimal':
      return `How many hours of ${thing} were ${deed} ${span}?`;
    case 'yesNo':
      return `Were any ${thing} ${deed} by ${party} ${span}?`;
    case 'date':
      return `When were the ${thing} last ${deed}?`;
    case 'email':
      return `Which address answers questions about ${thing}?`;
    case 'choice':
    case 'choices':
      return `Which of these describes the ${thing} ${deed} by ${party}?`;
    case 'longText':
      return `Describe how ${party} keeps track of ${thing} that were ${deed} ${span}.`;
    default:
      return `Who at ${party} is responsible for ${thing}?`;
  }
}

/** One short sentence of help. */
export function helpWith(random: Random): string {
  return random.pick([
    'Count each one once, even if it was repeated.',
    'Give the figure as of the last day of the reporting year.',
    'Use the name that stands on the certificate.',
    'An estimate is fine where no record was kept.',
  ]);
}

/** A few words that name a choosable value. */
export function optionName(position: number, random: Random): string {
  return `${random.pick(['Mostly', 'Partly', 'Only', 'Also'])} ${random.pick(THINGS)}, group ${position + 1}`;
}
