/** What changes are grouped by, in the order in which they are told, with the heading of each. */
export const groupTitles = {
  settings: 'The questionnaire as a whole',
  sections: 'Sections',
  askedAnew: 'Asked anew',
  noLongerAsked: 'No longer asked',
  renamed: 'Renamed',
  moved: 'Moved to another section',
  meaning: 'Changed meaning',
  required: 'Now required or optional',
  condition: 'Who is asked',
  options: 'Options',
  limits: 'Limits',
  files: 'Files',
  fees: 'Fees',
  calculations: 'Calculations',
  facts: 'Facts from the site',
  rules: 'Rules',
  review: 'Staff review',
  offered: "Offered from last year's answers",
  shown: 'Shown, not asked',
  order: 'Order',
  look: 'Look',
  wording: 'Wording only',
} as const;

export type GroupId = keyof typeof groupTitles;

/** What becomes of what respondents have given already, in a draft that is taken over; each is told in words. */
export const draftEffects = {
  blank: 'Blank: drafts are incomplete until it is answered.',
  blankWhereAsked: 'Blank: where it is asked, drafts are incomplete until it is answered.',
  blankOptional: 'Blank; it may stay so.',
  setAside: 'Answers are set aside: shown to the respondent, never sent.',
  carried: 'Answers are taken along.',
  mapped: 'Answers follow to the option that takes the place of theirs; where none does they stay and are marked.',
  askedAgain: 'Asked again: the earlier answer stands beside the question and does not count.',
  marked: 'Answers stay; those that no longer fit are marked until they are corrected.',
  filesMarked: 'Files stay; a question with more than fits is marked until some are taken out.',
  incomplete: 'Drafts that leave it blank are incomplete again.',
  kept: 'Answers stay in the draft; they are sent only where the question is asked.',
  recomputed: 'Worked out anew; drafts keep no amounts.',
  checked: 'Drafts are checked anew.',
} as const;

export type DraftEffect = keyof typeof draftEffects;

/** One thing that is otherwise, in words; `before` is missing for what is new, `after` for what is gone. */
export interface Change {
  /** Such as `Unit` or `At most`; `''` when the group says it already. */
  readonly what: string;
  readonly before?: string;
  readonly after?: string;
}

/** All that changed in one respect about one question, section, rule or fact. */
export interface Difference {
  readonly group: GroupId;
  /** A question's id or the pattern of its path (`rows/*\/column`), else the id of the section, rule or fact. */
  readonly id: string;
  /** In staff words, such as `“Fax” in “Main contact”`. */
  readonly name: string;
  readonly changes: readonly Change[];
  readonly drafts?: DraftEffect;
  /** What staff may have forgotten, and how to say it. */
  readonly hint?: string;
  /** Of a change of meaning: true when earlier answers would silently be taken for answers to what is asked now. */
  readonly isSilent?: boolean;
}

/** Which document it is. */
export interface Edition {
  readonly id: string;
  readonly edition: string;
  readonly version: number;
  readonly title: string;
}

/** Everything in which two questionnaires differ. */
export interface Differences {
  readonly old: Edition;
  readonly new: Edition;
  /** Questions that a respondent answers and that both ask, without their parts. */
  readonly kept: number;
  /** In the order of the groups, and in each by the place in the newer document. */
  readonly differences: readonly Difference[];
}

/** The differences of one group. */
export function ofGroup({ differences }: Differences, group: GroupId): readonly Difference[] {
  return differences.filter((one) => one.group === group);
}
