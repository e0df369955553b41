import type { SwitchPlace } from './switches.ts';

const words: Readonly<Record<SwitchPlace['role'], readonly [holds: string, fails: string]>> = {
  shown: ['is shown', 'is not shown'],
  required: ['has to be answered', 'need not be answered'],
  notApplicable: ['is not applicable', 'is applicable'],
  offered: ['is offered', 'is not offered'],
  review: ['goes on the review list', 'does not go on the review list'],
  when: ['runs', 'does not run'],
  require: ['is kept', 'is broken'],
  named: ['holds', 'does not hold'],
  if: ['takes its "then"', 'takes its "else"'],
  where: ['counts a row', 'leaves a row out'],
};

/** What a condition does where it stands when it holds, or fails: `rule "someProgram" is broken`. */
export function outcomeWords(place: SwitchPlace, outcome: boolean): string {
  return `${placeWords(place)} ${words[place.role][outcome ? 0 : 1]}`;
}

/** Where a condition stands: `section "nano"`, `option "nano" of "methods"`. */
export function placeWords({ of, id, option }: SwitchPlace): string {
  const what = of === 'question' ? `"${id}"` : `${of} "${id}"`;
  return option === undefined ? what : `option "${option}" of ${what}`;
}
