/** What one kind is for, and an example to start from, for editors. `$1` and the like are places to fill in. */
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
  choice: { description: 'One option of several.', body: { options: { list: '$3' } } },
  choices: { description: 'Any number of options.', body: { options: { list: '$3' } } },
  rank: { description: 'Options put in order.', body: { options: { list: '$3' } } },
  yesNo: {
    description: 'Yes or no, with an explanation and documents where wanted.',
    body: { explain: { on: 'yes', label: '${3:What changed?}' } },
  },
  files: { description: 'Documents.', body: { maxItems: 5 } },
  evidence: { description: 'A text, documents, or both.', body: { files: { maxItems: 5 } } },
  group: { description: 'Questions that belong together.', body: { questions: [] } },
  rows: { description: 'The same questions once per row.', body: { columns: [], rowLabel: '$3' } },
  matrix: {
    description: 'The same question for every option of a list.',
    body: { rows: { list: '$3' }, cell: { kind: 'integer', minimum: 0 } },
  },
  address: { description: 'A postal address.' },
  accept: { description: 'A statement to agree to.' },
  signature: { description: 'A typed name and a date.' },
  calculated: { description: 'A value that is calculated, not asked.', body: { result: 'money', calculate: '$3' } },
  prefilled: { description: 'A fact of the context, shown and not asked.', body: { from: '$3' } },
  notice: { description: 'A text to read.', body: { text: '$2' } },
  link: { description: 'A link.', body: { href: 'https://$3' } },
  stop: { description: 'Blocks sending while it is relevant, and says what to do.', body: { text: '$2' } },
};

const unlabelled = ['notice', 'stop'];

/** Snippets for an empty place where a question may stand, one per kind. */
export function questionSnippets(allowed: readonly string[]): readonly object[] {
  return allowed.map((kind) => ({
    label: `New ${kind} question`,
    description: kindHelp[kind]?.description,
    body: {
      id: '$1',
      kind,
      ...(unlabelled.includes(kind) ? {} : { label: '$2' }),
      ...kindHelp[kind]?.body,
    },
  }));
}
