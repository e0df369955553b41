import { condition, fact, fileRules, id, operand, options, question, rule, sizeText, text } from './places.ts';

/** One section: a titled group of questions, shown as one page. */
export const section = {
  type: 'object',
  additionalProperties: false,
  properties: {
    id: { ...id, description: 'Names the section.' },
    title: { ...text, description: 'The heading.' },
    description: { ...text, description: 'One or two paragraphs under the heading.' },
    relevantWhen: { ...condition, description: 'Asked only while this holds.' },
    copy: {
      type: 'object',
      additionalProperties: false,
      properties: {
        label: { ...text, description: 'The button, such as "Same as the main contact".' },
        answers: {
          type: 'object',
          minProperties: 1,
          additionalProperties: { type: 'string' },
          description:
            'By question of this section: the name of one of "values", copied once when the button is pressed.',
        },
      },
      required: ['label', 'answers'],
      description: 'A button that fills in what was answered before, so that nobody types it twice.',
    },
    questions: { type: 'array', minItems: 1, items: question, description: 'The questions, in order.' },
    rules: { type: 'array', items: rule, description: 'Rules across the answers of this section.' },
    staffNote: { type: 'string', description: 'A note among staff. It is shown and sent nowhere.' },
  },
  required: ['id', 'title', 'questions'],
} as const;

/** What a rule states; its condition and its places are in `rules.ts`. */
export const ruleShape = {
  type: 'object',
  additionalProperties: false,
  properties: {
    id: { ...id, description: 'Names the rule.' },
    when: { ...condition, description: 'The rule runs only while this holds.' },
    require: { ...condition, description: 'What must hold.' },
    at: {
      anyOf: [{ type: 'string' }, { type: 'array', minItems: 1, items: { type: 'string' } }],
      description: 'The question that shows the message; of several, the first that is asked.',
    },
    message: { ...text, description: 'What the respondent reads.' },
    severity: {
      enum: ['error', 'warning', 'confirm'],
      description: 'error blocks (the default), warning informs, confirm must be confirmed once.',
    },
    staffNote: { type: 'string', description: 'A note among staff.' },
  },
  required: ['id', 'require', 'message'],
} as const;

/** One choosable value. */
export const option = {
  type: 'object',
  additionalProperties: false,
  properties: {
    value: {
      type: 'string',
      pattern: '^[A-Za-z0-9][A-Za-z0-9_-]*$',
      description: 'Stands in drafts and payloads. Never change it between years.',
    },
    label: { ...text, description: 'What the respondent reads.' },
    hint: { ...text, description: 'One short sentence of help.' },
    exclusive: { type: 'boolean', description: 'true: choosing it clears the others, as "None of these".' },
    other: { type: 'boolean', description: 'true: choosing it asks for a text, as "Other".' },
    replaces: {
      type: 'array',
      minItems: 1,
      items: { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9_-]*$' },
      description: 'Values that are gone and whose place this one takes: a draft in which they were chosen follows.',
    },
    staffNote: { type: 'string', description: 'A note among staff.' },
  },
  required: ['value', 'label'],
} as const;

/** Options taken from a named list, narrowed by an answer or a fact. */
export const listedOptions = {
  type: 'object',
  additionalProperties: false,
  properties: {
    list: { ...id, description: 'The name of an option list.' },
    only: { ...operand, description: 'Offer only the options chosen there.' },
    except: { type: 'array', minItems: 1, items: { type: 'string' }, description: 'Leave these options out.' },
  },
  required: ['list'],
} as const;

/** Options made of the bands of a table, one per band. */
export const bandOptions = {
  type: 'object',
  additionalProperties: false,
  properties: {
    bands: { type: 'string', description: 'The fact of kind bands, such as "feeSchedule.bands".' },
    each: { ...text, description: 'What one option reads, such as "{from} to {to} programs".' },
    last: { ...text, description: 'What the open band reads, such as "{from} programs or more".' },
  },
  required: ['bands', 'each', 'last'],
} as const;

/** The facts the host supplies: the same kinds, fewer constraints. */
export const factShape = {
  type: 'object',
  additionalProperties: false,
  properties: {
    kind: {
      enum: [
        'text',
        'email',
        'phone',
        'url',
        'integer',
        'decimal',
        'money',
        'percent',
        'date',
        'dateRange',
        'choice',
        'choices',
        'yesNo',
        'group',
        'rows',
        'bands',
      ],
      description: 'What the fact is.',
    },
    options: { ...options, description: 'The values of a choice.' },
    facts: {
      type: 'object',
      propertyNames: id,
      additionalProperties: fact,
      description: 'The facts inside a group, or of each row.',
    },
    result: { enum: ['integer', 'decimal', 'money', 'percent'], description: 'What a band table looks up.' },
    optional: { type: 'boolean', description: 'true: the host may leave it out.' },
    default: {
      anyOf: [
        { type: ['string', 'integer'] },
        { type: 'array', items: { type: 'string' } },
        {
          type: 'object',
          additionalProperties: false,
          properties: { table: id },
          required: ['table'],
        },
      ],
      description: 'Used when the host leaves it out; { "table": name } takes a table of this document.',
    },
    isEdition: {
      type: 'boolean',
      description:
        'true: it must name the edition of this document, so that a link of another year is not taken for this one.',
    },
    staffNote: { type: 'string', description: 'A note among staff.' },
  },
  required: ['kind'],
} as const;

/** One band of a table: from and to inclusive; the last may have no end. */
export const band = {
  type: 'object',
  additionalProperties: false,
  properties: {
    from: { type: 'integer' },
    to: { type: 'integer' },
    fee: { type: ['string', 'integer'], description: 'The value for this band.' },
  },
  required: ['from', 'fee'],
} as const;

/** The whole document. */
export const document = {
  type: 'object',
  additionalProperties: false,
  properties: {
    $schema: { type: 'string' },
    format: { const: 1, description: 'The version of this format.' },
    id: { type: 'string', pattern: '^[a-z][a-z0-9-]*$', description: 'Names the questionnaire through the years.' },
    edition: { type: 'string', pattern: '^[A-Za-z0-9-]+$', description: 'The year, such as "2026".' },
    version: { type: 'integer', minimum: 1, description: 'Raise it with each correction within the year.' },
    title: { ...text, description: 'The name of the questionnaire.' },
    description: { ...text, description: 'What the respondent reads before starting.' },
    organisation: { ...text, description: 'The association, as the respondent knows it.' },
    contact: { ...text, description: 'Whom to ask for help, shown on every page.' },
    language: { type: 'string', pattern: '^[a-z]{2,3}(-[A-Za-z0-9]+)*$', description: 'The language of the texts.' },
    currency: {
      anyOf: [
        { type: 'string', pattern: '^[A-Z]{3}$' },
        {
          type: 'object',
          additionalProperties: false,
          properties: { context: { type: 'string' } },
          required: ['context'],
        },
      ],
      description: 'ISO 4217 code such as "USD", or { "context": … }.',
    },
    timeZone: { type: 'string', description: 'The zone that decides what day it is, such as "America/Chicago".' },
    context: {
      type: 'object',
      propertyNames: id,
      additionalProperties: fact,
      description: 'The facts the host supplies.',
    },
    tables: {
      type: 'object',
      propertyNames: id,
      additionalProperties: { type: 'array', minItems: 1, items: band },
      description: 'Tables of bands, such as fees by number of programs.',
    },
    optionLists: {
      type: 'object',
      propertyNames: id,
      additionalProperties: { type: 'array', minItems: 1, items: option },
      description: 'Lists of options that several questions use.',
    },
    conditions: {
      type: 'object',
      propertyNames: id,
      additionalProperties: condition,
      description: 'Conditions by name.',
    },
    values: {
      type: 'object',
      propertyNames: id,
      additionalProperties: operand,
      description: 'Calculations by name, neither shown nor sent.',
    },
    files: {
      type: 'object',
      additionalProperties: false,
      properties: {
        maxPerQuestion: fileRules.properties.maxPerQuestion,
        maxPerSubmission: { ...sizeText, description: 'All files together.' },
        accept: fileRules.properties.accept,
      },
      description: 'What holds for all files unless a question says otherwise.',
    },
    templates: {
      type: 'object',
      propertyNames: id,
      additionalProperties: { type: 'object' },
      description: 'Question shapes by name; a question takes one with "template".',
    },
    sections: { type: 'array', minItems: 1, items: section, description: 'The sections, in order.' },
    rules: { type: 'array', items: rule, description: 'Rules across sections.' },
    sample: { type: 'boolean', description: 'true: shows that figures and texts are samples.' },
    staffNote: { type: 'string', description: 'A note among staff.' },
  },
  required: ['format', 'id', 'edition', 'version', 'title', 'language', 'sections'],
} as const;
