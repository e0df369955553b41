import { mapObjects, type Schema } from './assemble.ts';
import { shapeSnippets } from './snippets.ts';

// Editors let what a definition says of itself hide what a place says, so definitions say nothing and places say both.
const GENERAL: Readonly<Record<string, string>> = {
  text:
    'Text in the language of the document, or by language: `{ "en": "…", "es": "…" }`. Lists (`- `), `**bold**`, ' +
    '`[links](https://…)` and `{placeholders}` are understood.',
  condition:
    'The name of a condition, or a condition: `{ "questionId": { "is": "yes" } }`; several subjects must all hold. ' +
    'Combine with `all`, `any` and `not`. A test on a blank answer is unknown, which hides and does not require.',
  operand:
    'A value written here, `{ "answer": "questionId" }`, `{ "context": "fact" }`, `{ "value": "name" }`, ' +
    '`{ "today": true }`, or a calculation such as `{ "sum": "programCounts/*" }`.',
};

const patternHelp: Readonly<Record<string, string>> = {
  '^-?\\d+(\\.\\d+)?$': 'A number in quotation marks, with a point, such as "875.00" or "0.1".',
  '^-?\\d+(\\.\\d{1,2})?%$': 'A percentage in quotation marks, such as "50%".',
  '^\\d{4}-\\d{2}-\\d{2}$': 'A day in quotation marks as year, month and day, such as "2026-03-01".',
  '^[1-9]\\d*(\\.\\d+)? ?(bytes|kB|KB|MB|GB)$': 'A size in quotation marks, such as "20 MB".',
  '^\\.[a-z0-9]+$': 'The ending of a file name in small letters with its point, such as ".pdf".',
  '^[A-Z]{3}$': 'Three capital letters, such as "USD".',
  '^\\d+$': 'Digits only, in quotation marks.',
  '^[a-z]{2,3}(-[A-Za-z0-9]+)*$': 'A language as "en" or "es".',
  '^[a-z][a-z0-9 -]*$': 'Small letters and hyphens, such as "given-name" or "email".',
  '^(https?://|mailto:|tel:|/)': 'An address that begins with https://, mailto:, tel: or /.',
  '^[A-Za-z][A-Za-z0-9]*(\\.[A-Za-z][A-Za-z0-9]*)*$': 'The name of a fact, with points between its parts.',
  '^[A-Za-z][A-Za-z0-9]*$': 'Letters and digits only, beginning with a letter.',
  '^[a-z][a-z0-9-]*$': 'Small letters, digits and hyphens only, beginning with a letter.',
  '^[A-Za-z0-9-]+$': 'Letters, digits and hyphens only.',
  '^[A-Za-z0-9][A-Za-z0-9_-]*$': 'Letters, digits, hyphens and underscores only.',
};

// The purposes that browsers know, for a property whose values nobody knows by heart.
const AUTOFILL = 'name given-name family-name organization organization-title email tel url street-address postal-code';
const patternExamples: Readonly<Record<string, readonly string[]>> = { '^[a-z][a-z0-9 -]*$': AUTOFILL.split(' ') };

// For those who do not know what a string or a Boolean is.
const typeHelp: Readonly<Record<string, string>> = {
  string: 'This stands in quotation marks.',
  integer: 'A whole number stands here, without quotation marks.',
  boolean: 'true or false stands here, without quotation marks.',
};

/**
 * Adds plain words for patterns and types, whose own help nobody, what holds of all texts, conditions and operands, and
 * snippets for the shapes of lists.
 */
export function explained(schema: unknown): Schema {
  return mapObjects(schema, (part) => {
    const general = typeof part['$ref'] === 'string' ? GENERAL[part['$ref'].replace('#/$defs/', '')] : undefined;
    const { description, type, pattern, enum: names } = part;
    const help = typeof pattern === 'string' ? patternHelp[pattern] : undefined;
    const wrong = typeof type === 'string' && names === undefined ? (help ?? typeHelp[type]) : undefined;
    const shape = part['additionalProperties'] === false ? shapeSnippets[String(part['required'])] : undefined;
    return {
      ...part,
      ...(help !== undefined && { patternErrorMessage: help }),
      ...(typeof pattern === 'string' && patternExamples[pattern] && { examples: patternExamples[pattern] }),
      ...(wrong !== undefined && part['errorMessage'] === undefined && { errorMessage: wrong }),
      ...(shape !== undefined && { defaultSnippets: shape }),
      ...(general !== undefined &&
        typeof description === 'string' && { markdownDescription: `${description}\n\n${general}` }),
    };
  }) as Schema;
}
