const options = [
  { value: '${3:first}', label: '${4:First answer}' },
  { value: '${5:second}', label: '${6:Second answer}' },
];

/**
 * What one kind is for, and an example to start from, for editors. `${3:first}` is a place to fill in; with what stands
 * there, the example is complete.
 */
export interface KindHelp {
  readonly description: string;
  /** Properties besides `id`, `kind` and `label`. */
  readonly body?: Readonly<Record<string, unknown>>;
}

/** Every kind of question in the order in which editors offer them. */
export const kindHelp: Readonly<Record<string, KindHelp>> = {
  text: { description: 'One line of text.' },
  longText: { description: 'Several lines of text.', body: { maxLength: 2000 } },
  email: { description: 'An e-mail address.', body: { autocomplete: 'email' } },
  phone: { description: 'A telephone number.', body: { autocomplete: 'tel' } },
  url: { description: 'A web address.' },
  integer: { description: 'A whole number.', body: { minimum: 0 } },
  decimal: { description: 'A number with a fixed step, such as tenths.', body: { step: '0.1', minimum: '0' } },
  money: { description: "An amount in the document's currency.", body: { minimum: '0.00' } },
  percent: { description: 'A percentage.', body: { minimum: '0%', maximum: '100%' } },
  date: { description: 'A calendar day.' },
  dateRange: { description: 'A first and a last day.' },
  choice: { description: 'One option of several.', body: { options } },
  choices: { description: 'Any number of options.', body: { options } },
  rank: { description: 'Options put in order.', body: { options } },
  yesNo: {
    description: 'Yes or no, with an explanation and documents where wanted.',
    body: { explain: { on: 'yes', label: '${3:What changed?}' } },
  },
  files: { description: 'Documents.', body: { maxItems: 5 } },
  evidence: { description: 'A text, documents, or both.', body: { files: { maxItems: 5 } } },
  group: {
    description: 'Questions that belong together.',
    body: { questions: [{ id: '${3:part}', kind: 'text', label: '${4:Its first part}' }] },
  },
  rows: {
    description: 'The same questions once per row.',
    body: {
      rowLabel: '${3:Entry}',
      columns: [{ id: '${4:name}', kind: 'text', label: '${5:Name}' }],
    },
  },
  matrix: {
    description: 'The same question for every option of a list.',
    body: { rows: options, cell: { kind: 'integer', minimum: 0 } },
  },
  address: { description: 'A postal address.' },
  accept: { description: 'A statement to agree to.' },
  signature: { description: 'A typed name and a date.' },
  calculated: {
    description: 'A value that is calculated, not asked.',
    body: { result: 'money', calculate: '${3:0.00}' },
  },
  prefilled: { description: 'A fact of the context, shown and not asked.', body: { from: '${3:organisationName}' } },
  notice: { description: 'A text to read.', body: { text: '${2:What is to be read}' } },
  link: { description: 'A link.', body: { href: 'https://${3:registry.example}' } },
  stop: {
    description: 'Blocks sending while it is relevant, and says what to do.',
    body: { text: '${2:What is to be done}' },
  },
};

const unlabelled = ['notice', 'stop'];

/** Snippets for an empty place where a question may stand, one per kind. */
export function questionSnippets(allowed: readonly string[]): readonly object[] {
  return allowed.map((kind) => ({
    label: `New ${kind} question`,
    description: kindHelp[kind]?.description,
    body: {
      id: '${1:newQuestion}',
      kind,
      ...(unlabelled.includes(kind) ? {} : { label: '${2:What is asked}' }),
      ...kindHelp[kind]?.body,
    },
  }));
}

/** One thing to begin with, by what it is called in the list that an editor shows. */
function snippet(label: string, description: string, body: unknown): object {
  return { label, description, body };
}

/** Snippets for places where a condition stands. */
export const conditionSnippets: readonly object[] = [
  snippet('An answer is', 'One question has this answer.', { '${1:questionId}': '${2:yes}' }),
  snippet('An answer includes', 'This option is among the chosen ones.', {
    '${1:questionId}': { includes: '${2:option}' },
  }),
  snippet('A fact is', 'The site says this of the respondent.', { 'context.${1:factName}': '${2:value}' }),
  snippet('All of these', 'Every one of the conditions holds.', { all: ['${1:conditionName}', '${2:anotherName}'] }),
  snippet('Any of these', 'At least one of the conditions holds.', { any: ['${1:conditionName}', '${2:anotherName}'] }),
  snippet('Not', 'The condition does not hold.', { not: '${1:conditionName}' }),
];

/** Snippets for places where a value stands or is worked out. */
export const operandSnippets: readonly object[] = [
  snippet('The answer to a question', 'What the respondent answered.', { answer: '${1:questionId}' }),
  snippet('A fact', 'What the site says of the respondent.', { context: '${1:factName}' }),
  snippet('A named value', 'One of "values".', { value: '${1:valueName}' }),
  snippet('Today', 'The day on which the form is filled in.', { today: true }),
  snippet('A sum', 'Several answers added up.', { add: [{ answer: '${1:questionId}' }, { answer: '${2:anotherId}' }] }),
];

/** Snippets for the closed shapes of lists, by the properties that each of them must have. */
export const shapeSnippets: Readonly<Record<string, readonly object[]>> = {
  'id,title,questions': [
    snippet('New section', 'A titled group of questions, shown as one page.', {
      id: '${1:newSection}',
      title: '${2:Its title}',
      questions: [{ id: '${3:newQuestion}', kind: 'text', label: '${4:What is asked}' }],
    }),
  ],
  'id,require,message': [
    snippet('New rule', 'What must hold across answers, and what is said otherwise.', {
      id: '${1:newRule}',
      require: { '${2:questionId}': { answered: true } },
      message: '${3:What is wrong, and what to do}',
    }),
  ],
  'value,label': [
    snippet('New option', 'One choosable value.', { value: '${1:newOption}', label: '${2:What is read}' }),
  ],
  'from,fee': [snippet('New band', 'From and to, both included.', { from: 1, to: 10, fee: '${1:0.00}' })],
  'id,title,questionnaire': [
    snippet('New task', 'One questionnaire of the process.', {
      id: '${1:newTask}',
      title: '${2:What is to be done}',
      questionnaire: '${3:annual-report.2026.json}',
    }),
  ],
  'id,title,tasks': [
    snippet('New group of tasks', 'Tasks that belong together.', {
      id: '${1:newGroup}',
      title: '${2:Its title}',
      tasks: [{ id: '${3:newTask}', title: '${4:What is to be done}', questionnaire: '${5:annual-report.2026.json}' }],
    }),
  ],
};
