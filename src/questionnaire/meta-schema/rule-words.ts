/** What each leading word of a condition means, for editors. */
export const conditionWords: Readonly<Record<string, string>> = {
  all: 'Every one of these conditions holds.',
  any: 'At least one of these conditions holds.',
  not: 'The condition does not hold.',
  fires: 'One of these rules, by id, says no.',
};

/** What each test asks of its subject. */
export const testWords: Readonly<Record<string, string>> = {
  is: 'Equal to this value.',
  isNot: 'Answered, and not equal to this value.',
  oneOf: 'Equal to one of these values.',
  noneOf: 'Answered, and equal to none of these values.',
  includes: 'This option is among the chosen ones.',
  includesAny: 'At least one of these options is among the chosen ones.',
  onlyFrom: 'Nothing is chosen but some of these options.',
  answered: 'true: there is an answer; false: there is none.',
  above: 'Greater than this.',
  atLeast: 'This or greater.',
  below: 'Smaller than this.',
  atMost: 'This or smaller.',
  before: 'A day before this one.',
  after: 'A day after this one.',
  onOrBefore: 'This day or an earlier one.',
  onOrAfter: 'This day or a later one.',
};

/** What each leading word of an operand yields. */
export const operandWords: Readonly<Record<string, string>> = {
  answer: 'The answer to a question, by its id or path.',
  context: 'A fact that the page supplies, by its path.',
  value: 'A calculation of "values", by its name.',
  today: "Today's date.",
  sum: 'The sum over a column ("rows/*/column"), a matrix ("matrix/*") or a list. Blanks are skipped.',
  count: 'How many answers there are in a column, a matrix or a list.',
  min: 'The smallest of a column, a matrix or a list.',
  max: 'The largest of a column, a matrix or a list.',
  add: 'These added up. Blank when one is blank.',
  subtract: 'The first less the second.',
  multiply: 'These multiplied.',
  percentOf: 'An amount and a percentage: so much of the amount.',
  round: 'A number rounded half up to the step given as "to".',
  lookup: 'The value of the band of a table in which the number "at" lies.',
  bandOf: 'The band of a table in which the number "at" lies, as an option made of the same table.',
  if: '"then" while a condition holds, "else" while it does not, blank while it is unknown.',
  addDays: 'A day and a number: the day so many days later.',
  addMonths: 'A day and a number: the same day so many months later.',
  daysBetween: 'The days from the first day to the second.',
  normalise: 'Text for comparing: trimmed, in small letters, an e-mail address without its "+tag".',
};
