import {
  cell,
  condition,
  dateText,
  decimalText,
  fileRules,
  id,
  member,
  moneyText,
  operand,
  options,
  percentText,
  rule,
  text,
} from './places.ts';

/**
 * What every question may state. Each kind below lists only what it adds; the JSON Schema joins the two and closes
 * the result, `types.ts` joins the same two as types.
 */
export const everyQuestion = {
  type: 'object',
  additionalProperties: false,
  properties: {
    id: { ...id, description: 'Names the answer in drafts, payloads and conditions. Never change it between years.' },
    hint: { ...text, description: 'One short sentence of help, without links.' },
    guidance: { ...text, description: 'Longer help, folded away until opened. May hold lists and links.' },
    number: { type: 'string', description: 'The number printed in the source document, such as "8a".' },
    reference: { ...text, description: 'The rule the question rests on, such as "Standard 16".' },
    optional: { type: 'boolean', description: 'true: may stay blank. Questions are required otherwise.' },
    requiredWhen: { ...condition, description: 'Required only while this holds.' },
    relevantWhen: { ...condition, description: 'Asked only while this holds. Otherwise it counts as unanswered.' },
    initial: {
      ...operand,
      description:
        'The answer until the respondent types one. Rows, a group, an address and a range of dates begin with a fact of the context that has facts of the same names: { "context": name }.',
    },
    carryForward: { type: 'boolean', description: "true: last year's answer is shown beside it, to be used again." },
    renamedFrom: {
      anyOf: [id, { type: 'array', minItems: 1, items: id }],
      description: 'The id this question had before, so that drafts follow; after several renames all of its ids.',
    },
    revision: { type: 'integer', minimum: 1, description: 'Raise it when the meaning changed: it is asked again.' },
    widget: { type: 'string', description: "The name of the host's own element for this question." },
    staffNote: { type: 'string', description: 'A note among staff. It is shown and sent nowhere.' },
  },
  required: ['id'],
} as const;

const label = { ...text, description: 'The question, as the respondent reads it.' } as const;

const autocomplete = {
  type: 'string',
  pattern: '^[a-z][a-z0-9 -]*$',
  description: 'The HTML autofill purpose, such as "email" or "given-name".',
} as const;

const textLimits = {
  minLength: { type: 'integer', minimum: 0, description: 'At least this many characters.' },
  maxLength: { type: 'integer', minimum: 1, description: 'At most this many characters.' },
  autocomplete,
} as const;

const notOfferedMessage = {
  ...text,
  description: 'What to say when an answer is not on offer (any more).',
} as const;

const itemLimits = {
  minItems: { type: 'integer', minimum: 1, description: 'At least this many.' },
  maxItems: { type: 'integer', minimum: 1, description: 'At most this many.' },
} as const;

export const textQuestion = {
  type: 'object',
  additionalProperties: false,
  properties: {
    kind: { const: 'text' },
    label,
    ...textLimits,
    pattern: { type: 'string', maxLength: 200, description: 'A plain regular expression the whole answer must match.' },
    patternMessage: { ...text, description: 'What to say when the pattern does not match.' },
  },
  required: ['kind', 'label'],
} as const;

export const longTextQuestion = {
  type: 'object',
  additionalProperties: false,
  properties: { kind: { const: 'longText' }, label, ...textLimits },
  required: ['kind', 'label'],
} as const;

export const emailQuestion = {
  type: 'object',
  additionalProperties: false,
  properties: {
    kind: { const: 'email' },
    label,
    maxLength: { type: 'integer', minimum: 1, description: 'At most this many characters.' },
    autocomplete,
    refuseMailboxes: {
      type: 'array',
      items: { type: 'string' },
      description: 'Shared mailboxes that are refused: the part before the @, such as "info".',
    },
    warnMailboxes: { type: 'array', items: { type: 'string' }, description: 'Shared mailboxes that raise a warning.' },
    warnDomains: { type: 'array', items: { type: 'string' }, description: 'Domains that raise a warning.' },
  },
  required: ['kind', 'label'],
} as const;

export const phoneQuestion = {
  type: 'object',
  additionalProperties: false,
  properties: {
    kind: { const: 'phone' },
    label,
    autocomplete,
    unusual: {
      type: 'object',
      additionalProperties: false,
      properties: {
        prefixes: {
          type: 'array',
          minItems: 1,
          items: { type: 'string', pattern: '^\\d+$' },
          description: 'How such numbers begin, without the country code, such as "800".',
        },
        extension: { type: 'boolean', description: 'true: numbers with an extension are unusual too.' },
        message: { ...text, description: 'What the respondent reads.' },
      },
      required: ['message'],
      description: 'Numbers that raise a warning, such as those of a switchboard.',
    },
  },
  required: ['kind', 'label'],
} as const;

export const urlQuestion = {
  type: 'object',
  additionalProperties: false,
  properties: { kind: { const: 'url' }, label, autocomplete },
  required: ['kind', 'label'],
} as const;

const unit = { ...text, description: 'What is counted, shown after the box.' } as const;

export const integerQuestion = {
  type: 'object',
  additionalProperties: false,
  properties: {
    kind: { const: 'integer' },
    label,
    minimum: { type: 'integer', description: 'The smallest allowed number.' },
    maximum: { type: 'integer', description: 'The largest allowed number.' },
    unit,
  },
  required: ['kind', 'label'],
} as const;

export const decimalQuestion = {
  type: 'object',
  additionalProperties: false,
  properties: {
    kind: { const: 'decimal' },
    label,
    step: { ...decimalText, description: 'The smallest step, such as "0.1".' },
    minimum: { ...decimalText, description: 'The smallest allowed number, as text.' },
    maximum: { ...decimalText, description: 'The largest allowed number, as text.' },
    unit,
  },
  required: ['kind', 'label', 'step'],
} as const;

export const moneyQuestion = {
  type: 'object',
  additionalProperties: false,
  properties: {
    kind: { const: 'money' },
    label,
    minimum: { ...moneyText, description: 'The smallest allowed amount, such as "0.00".' },
    maximum: { ...moneyText, description: 'The largest allowed amount.' },
  },
  required: ['kind', 'label'],
} as const;

export const percentQuestion = {
  type: 'object',
  additionalProperties: false,
  properties: {
    kind: { const: 'percent' },
    label,
    step: { ...percentText, description: 'The smallest step, such as "1%" or "0.5%".' },
    minimum: { ...percentText, description: 'The smallest allowed percentage, such as "0%".' },
    maximum: { ...percentText, description: 'The largest allowed percentage, such as "100%".' },
  },
  required: ['kind', 'label'],
} as const;

export const dateQuestion = {
  type: 'object',
  additionalProperties: false,
  properties: {
    kind: { const: 'date' },
    label,
    minimum: { ...dateText, description: 'The earliest allowed day.' },
    maximum: { ...dateText, description: 'The latest allowed day.' },
    autocomplete,
  },
  required: ['kind', 'label'],
} as const;

export const dateRangeQuestion = {
  type: 'object',
  additionalProperties: false,
  properties: {
    kind: { const: 'dateRange' },
    label,
    minimum: { ...dateText, description: 'The earliest allowed day.' },
    maximum: { ...dateText, description: 'The latest allowed day.' },
    fromLabel: { ...text, description: 'Label of the first day.' },
    toLabel: { ...text, description: 'Label of the last day.' },
  },
  required: ['kind', 'label'],
} as const;

export const choiceQuestion = {
  type: 'object',
  additionalProperties: false,
  properties: {
    kind: { const: 'choice' },
    label,
    options,
    notOfferedMessage,
    display: { enum: ['radios', 'select'], description: 'Radio buttons (the default) or a drop-down list.' },
  },
  required: ['kind', 'label', 'options'],
} as const;

export const choicesQuestion = {
  type: 'object',
  additionalProperties: false,
  properties: { kind: { const: 'choices' }, label, options, notOfferedMessage, ...itemLimits },
  required: ['kind', 'label', 'options'],
} as const;

export const rankQuestion = {
  type: 'object',
  additionalProperties: false,
  properties: { kind: { const: 'rank' }, label, options },
  required: ['kind', 'label', 'options'],
} as const;

export const yesNoQuestion = {
  type: 'object',
  additionalProperties: false,
  properties: {
    kind: { const: 'yesNo' },
    label,
    yesLabel: { ...text, description: 'Instead of "Yes", such as "We agree".' },
    noLabel: { ...text, description: 'Instead of "No".' },
    explain: {
      type: 'object',
      additionalProperties: false,
      properties: {
        on: { enum: ['yes', 'no'], description: 'The answer that asks for an explanation.' },
        label: { ...text, description: 'What to explain.' },
        hint: text,
        optional: { type: 'boolean', description: 'true: the explanation may stay blank.' },
        minLength: { type: 'integer', minimum: 0 },
        maxLength: { type: 'integer', minimum: 1 },
        files: { ...fileRules, description: 'Documents that go with the explanation.' },
      },
      required: ['on', 'label'],
      description: 'Asks for an explanation, and files, on one of the two answers.',
    },
    reviewWhen: { enum: ['yes', 'no'], description: 'This answer goes on the review list. It never blocks.' },
    notApplicable: {
      anyOf: [{ const: true }, condition],
      description: 'true offers "not applicable"; a condition sets it by itself while it holds.',
    },
    agreement: {
      ...operand,
      description:
        'The text of the context that is agreed to: its hash goes into the payload, another text asks again.',
    },
  },
  required: ['kind', 'label'],
} as const;

export const filesQuestion = {
  type: 'object',
  additionalProperties: false,
  properties: {
    kind: { const: 'files' },
    label,
    ...itemLimits,
    maxPerQuestion: fileRules.properties.maxPerQuestion,
    accept: fileRules.properties.accept,
  },
  required: ['kind', 'label'],
} as const;

export const evidenceQuestion = {
  type: 'object',
  additionalProperties: false,
  properties: {
    kind: { const: 'evidence' },
    label,
    textLabel: { ...text, description: 'Label of the text box.' },
    maxLength: { type: 'integer', minimum: 1, description: 'At most this many characters of text.' },
    files: fileRules,
    byEmail: { type: 'boolean', description: 'true: "sent by e-mail instead" may be ticked.' },
  },
  required: ['kind', 'label'],
} as const;

export const groupQuestion = {
  type: 'object',
  additionalProperties: false,
  properties: {
    kind: { const: 'group' },
    label,
    questions: { type: 'array', minItems: 1, items: member, description: 'The questions of the group.' },
  },
  required: ['kind', 'label', 'questions'],
} as const;

export const rowsQuestion = {
  type: 'object',
  additionalProperties: false,
  properties: {
    kind: { const: 'rows' },
    label,
    columns: { type: 'array', minItems: 1, items: member, description: 'What is asked in each row.' },
    rowLabel: { ...text, description: 'What one row is, such as "Finding".' },
    ...itemLimits,
    unique: { type: 'array', items: id, description: 'Columns in which no two rows may agree.' },
    sums: { type: 'array', items: id, description: 'Number columns whose total is shown.' },
    rules: { type: 'array', items: rule, description: 'Rules within one row.' },
  },
  required: ['kind', 'label', 'columns'],
} as const;

export const matrixQuestion = {
  type: 'object',
  additionalProperties: false,
  properties: {
    kind: { const: 'matrix' },
    label,
    rows: { ...options, description: 'The rows, from an option list.' },
    cell: { ...cell, description: 'What is asked in each row, when it is one thing.' },
    columns: { type: 'array', minItems: 1, items: member, description: 'What is asked in each row, when it is more.' },
  },
  required: ['kind', 'label', 'rows'],
} as const;

export const addressQuestion = {
  type: 'object',
  additionalProperties: false,
  properties: { kind: { const: 'address' }, label, country: { ...operand, description: 'The country to begin with.' } },
  required: ['kind', 'label'],
} as const;

export const acceptQuestion = {
  type: 'object',
  additionalProperties: false,
  properties: {
    kind: { const: 'accept' },
    label,
    statement: { ...text, description: 'The text that is agreed to, when the label is not the whole of it.' },
    agreement: {
      ...operand,
      description:
        'The text of the context that is agreed to: its hash goes into the payload, another text asks again.',
    },
  },
  required: ['kind', 'label'],
} as const;

export const signatureQuestion = {
  type: 'object',
  additionalProperties: false,
  properties: {
    kind: { const: 'signature' },
    label,
    mustMatch: { ...operand, description: 'The name that the typed name must equal.' },
  },
  required: ['kind', 'label'],
} as const;

export const calculatedQuestion = {
  type: 'object',
  additionalProperties: false,
  properties: {
    kind: { const: 'calculated' },
    label,
    result: { enum: ['text', 'integer', 'decimal', 'money', 'percent', 'date'], description: 'What is calculated.' },
    calculate: { ...operand, description: 'The calculation.' },
    because: { ...text, description: 'Why the amount is what it is, shown beside it.' },
  },
  required: ['kind', 'label', 'result', 'calculate'],
} as const;

export const prefilledQuestion = {
  type: 'object',
  additionalProperties: false,
  properties: {
    kind: { const: 'prefilled' },
    label,
    from: {
      type: 'string',
      pattern: '^[A-Za-z][A-Za-z0-9]*(\\.[A-Za-z][A-Za-z0-9]*)*$',
      description: 'The fact of the context that is shown, such as "sponsorName".',
    },
  },
  required: ['kind', 'label', 'from'],
} as const;

export const noticeQuestion = {
  type: 'object',
  additionalProperties: false,
  properties: {
    kind: { const: 'notice' },
    label,
    text: { ...text, description: 'The notice.' },
    tone: { enum: ['plain', 'alert'], description: 'An alert stands out.' },
    agreement: { ...operand, description: 'A text of the context that is shown whole, such as an agreement.' },
    list: {
      anyOf: [{ const: 'needsReview' }, operand],
      description: '"needsReview", or the answer whose chosen options are listed.',
    },
  },
  required: ['kind', 'text'],
} as const;

export const linkQuestion = {
  type: 'object',
  additionalProperties: false,
  properties: {
    kind: { const: 'link' },
    label,
    href: { type: 'string', pattern: '^(https?://|mailto:|tel:|/)', description: 'Where it leads.' },
  },
  required: ['kind', 'label', 'href'],
} as const;

export const stopQuestion = {
  type: 'object',
  additionalProperties: false,
  properties: {
    kind: { const: 'stop' },
    label,
    text: { ...text, description: 'Why it cannot be sent, and what to do.' },
  },
  required: ['kind', 'text'],
} as const;

/** Every kind of question, by its word. */
export const kinds = {
  text: textQuestion,
  longText: longTextQuestion,
  email: emailQuestion,
  phone: phoneQuestion,
  url: urlQuestion,
  integer: integerQuestion,
  decimal: decimalQuestion,
  money: moneyQuestion,
  percent: percentQuestion,
  date: dateQuestion,
  dateRange: dateRangeQuestion,
  choice: choiceQuestion,
  choices: choicesQuestion,
  rank: rankQuestion,
  yesNo: yesNoQuestion,
  files: filesQuestion,
  evidence: evidenceQuestion,
  group: groupQuestion,
  rows: rowsQuestion,
  matrix: matrixQuestion,
  address: addressQuestion,
  accept: acceptQuestion,
  signature: signatureQuestion,
  calculated: calculatedQuestion,
  prefilled: prefilledQuestion,
  notice: noticeQuestion,
  link: linkQuestion,
  stop: stopQuestion,
} as const;
