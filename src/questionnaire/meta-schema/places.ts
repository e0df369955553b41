/**
 * Places in the format whose shape is recursive or shared: each is a tag here, a `$ref` in the generated JSON Schema,
 * and a hand-written type in `types.ts` (json-schema-to-ts cannot carry recursion).
 */
export const text = { $comment: 'text' } as const;
export const condition = { $comment: 'condition' } as const;
export const operand = { $comment: 'operand' } as const;
export const options = { $comment: 'options' } as const;
export const question = { $comment: 'question' } as const;
export const member = { $comment: 'member' } as const;
export const cell = { $comment: 'cell' } as const;
export const rule = { $comment: 'rule' } as const;
export const fact = { $comment: 'fact' } as const;

/** Letters and digits, beginning with a letter; reserved words are refused by the check. */
export const id = {
  type: 'string',
  pattern: '^[A-Za-z][A-Za-z0-9]*$',
  maxLength: 64,
} as const;

/** `"875.00"` */
export const moneyText = { type: 'string', pattern: '^-?\\d+(\\.\\d+)?$' } as const;
/** `"0.1"` */
export const decimalText = { type: 'string', pattern: '^-?\\d+(\\.\\d+)?$' } as const;
/** `"50%"` */
export const percentText = { type: 'string', pattern: '^-?\\d+(\\.\\d{1,2})?%$' } as const;
/** `"2026-03-01"` */
export const dateText = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' } as const;
/** `"20 MB"` (1 MB = 1,000,000 bytes) */
export const sizeText = { type: 'string', pattern: '^[1-9]\\d*(\\.\\d+)? ?(bytes|kB|KB|MB|GB)$' } as const;

/** Rules for the files of one question. */
export const fileRules = {
  type: 'object',
  additionalProperties: false,
  properties: {
    label: { ...text, description: 'What the files are, shown above the button.' },
    hint: { ...text, description: 'One short sentence of help under the label.' },
    optional: { type: 'boolean', description: 'true: no file needs to be attached.' },
    minItems: { type: 'integer', minimum: 1, description: 'At least this many files.' },
    maxItems: { type: 'integer', minimum: 1, description: 'At most this many files.' },
    maxPerQuestion: { ...sizeText, description: 'All files of the question together, such as "20 MB".' },
    accept: {
      type: 'array',
      minItems: 1,
      items: { type: 'string', pattern: '^\\.[a-z0-9]+$' },
      description: 'File name endings that are accepted, such as ".pdf".',
    },
  },
} as const;
