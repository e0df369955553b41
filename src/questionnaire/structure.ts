import checkShape, { type SchemaSlip } from './generated/document-check.js';
import { type Issue, pointerTo, type Report } from './issue.ts';
import { valueAt } from './json-pointer.ts';
import { everyKind } from './kinds-built.ts';
import { didYouMean, nearMiss } from './near-miss.ts';
import { formOf, inWords, nameOf, typesInWords } from './structure-words.ts';

/**
 * Reports every place where a document, written out without templates, departs from the format: one issue per slip.
 * Conditions and operands are only looked at from outside.
 */
export function checkStructure(document: unknown, report: Report): void {
  const slips = checkShape(document);
  const seen = new Set<string>();
  for (const slip of slips) {
    const issue = issueOf(slip, document);
    if (!issue || (slip.keyword === 'required' && wasMisspelt(slip, slips))) continue;
    const place = issue.code === 'missing-property' ? `${issue.pointer} ${issue.message}` : issue.pointer;
    if (seen.has(place)) continue;
    seen.add(place);
    report(issue);
  }
}

// "lable" is one slip: unknown, and therefore missing as "label".
function wasMisspelt(missing: SchemaSlip, slips: readonly SchemaSlip[]): boolean {
  const wanted = String(missing.params['missingProperty']);
  return slips.some(
    ({ keyword, instancePath, params }) =>
      keyword === 'closed' &&
      instancePath === missing.instancePath &&
      nearMiss(String(params['name']), params['known'] as string[]) === wanted,
  );
}

function issueOf(slip: SchemaSlip, document: unknown): Issue | undefined {
  const { instancePath: pointer, keyword, params } = slip;
  const value = valueAt(document, pointer);
  switch (keyword) {
    case 'closed':
      return unknownProperty(nameOf(pointer, value), pointer, String(params['name']), params['known'] as string[]);
    case 'required':
      return missingProperty(nameOf(pointer, value), pointer, String(params['missingProperty']));
    case 'type':
      return wrongType(pointer, value, params['type']);
    case 'discriminator':
      return params['tagValue'] === undefined ? undefined : unknownKind(pointer, params['tagValue']);
    case 'enum':
      return wrongValue(pointer, value, params['allowedValues'] as unknown[]);
    case 'const':
      return wrongValue(pointer, value, [params['allowedValue']]);
    case 'pattern':
      return slip.propertyName === undefined
        ? badForm(pointer, value, String(params['pattern']))
        : badForm(pointerTo(pointer, slip.propertyName), slip.propertyName, String(params['pattern']));
    default:
      return limitBroken(slip, value);
  }
}

function unknownProperty(holder: string, pointer: string, name: string, known: readonly string[]): Issue {
  return {
    code: 'unknown-property',
    pointer: pointerTo(pointer, name),
    message: `${holder} knows no "${name}".`,
    remedy: didYouMean(name, known, `Remove it; known here are ${known.join(', ')}.`),
  };
}

function missingProperty(holder: string, pointer: string, name: string): Issue {
  return {
    code: 'missing-property',
    pointer,
    message: `${holder} lacks "${name}".`,
    remedy: `Add "${name}".`,
  };
}

function wrongType(pointer: string, value: unknown, type: unknown): Issue {
  const types = Array.isArray(type) ? (type as string[]) : [String(type)];
  return {
    code: 'wrong-type',
    pointer,
    message: `${nameOf(pointer)} is ${inWords(value)}, but must be ${typesInWords(types)}.`,
    remedy: typeRemedy(value, types),
  };
}

function typeRemedy(value: unknown, types: readonly string[]): string {
  if (typeof value === 'number' && types.includes('string')) return `Write it in quotes: "${value}".`;
  const unquoted = typeof value === 'string' ? value.trim() : '';
  if (types.includes('integer') && /^-?\d+$/.test(unquoted)) return `Write it without quotes: ${unquoted}.`;
  if (types.includes('boolean') && /^(true|false)$/.test(unquoted)) return `Write it without quotes: ${unquoted}.`;
  if (types.includes('array') && value !== undefined) return 'Put it in a list: [ … ].';
  return `Write ${typesInWords(types)}.`;
}

function unknownKind(pointer: string, kind: unknown): Issue {
  return {
    code: 'unknown-kind',
    pointer: pointerTo(pointer, 'kind'),
    message: `${inWords(kind)} is no kind of question.`,
    remedy: didYouMean(String(kind), everyKind, `The kinds are ${everyKind.join(', ')}.`),
  };
}

function wrongValue(pointer: string, value: unknown, allowed: readonly unknown[]): Issue {
  const words = allowed.map((one) => JSON.stringify(one)).join(', ');
  const use = allowed.length > 1 ? `Use one of ${words}.` : `Write ${words}.`;
  if (pointer.endsWith('/kind') && everyKind.includes(String(value))) {
    return {
      code: 'kind-not-here',
      pointer,
      message: `A question of kind ${inWords(value)} cannot stand here.`,
      remedy: `Use one of ${words}, or move the question.`,
    };
  }
  return {
    code: pointer.endsWith('/kind') ? 'unknown-kind' : 'wrong-value',
    pointer,
    message: `${nameOf(pointer)} cannot be ${inWords(value)}.`,
    remedy: typeof value === 'string' ? didYouMean(value, allowed.map(String), use) : use,
  };
}

function badForm(pointer: string, value: unknown, pattern: string): Issue {
  const { what, example } = formOf(pattern);
  return {
    code: 'bad-form',
    pointer,
    message: `${inWords(value)} is not ${what}.`,
    remedy: `Write it like ${example}.`,
  };
}

function limitBroken({ instancePath: pointer, keyword, params }: SchemaSlip, value: unknown): Issue | undefined {
  const limit = String(params['limit']);
  switch (keyword) {
    case 'minItems':
    case 'minLength':
    case 'minProperties':
      return {
        code: 'empty',
        pointer,
        message: `${nameOf(pointer)} is empty.`,
        remedy: 'Fill it in, or leave it out.',
      };
    case 'maxLength':
      return {
        code: 'too-long',
        pointer,
        message: `${nameOf(pointer)} is longer than ${limit} characters.`,
        remedy: 'Shorten it.',
      };
    case 'minimum':
      return {
        code: 'too-small',
        pointer,
        message: `${nameOf(pointer)} is ${inWords(value)}, but must be at least ${limit}.`,
        remedy: `Write ${limit} or more.`,
      };
    case 'false schema':
      return {
        code: 'not-here',
        pointer,
        message: `${nameOf(pointer)} cannot stand here.`,
        remedy: 'Remove it; a cell has no id of its own.',
      };
    default:
      // "if" and "propertyNames" only repeat what another slip says.
      return undefined;
  }
}
