import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { edited, type Edit } from '../../../src/cli/text-edits.ts';
import type { Ground } from './planting.ts';

const schema = JSON.parse(
  readFileSync(new URL('../../../schemas/questionnaire.schema.json', import.meta.url), 'utf8'),
) as object;
const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(schema);

/** Whether the document with these changes still fits the published JSON Schema, by an ordinary validator. */
export function allowedBySchema({ text }: Ground, edits: readonly Edit[]): boolean {
  try {
    const changed = edited(text, edits);
    return validate(JSON.parse(changed)) && !hasNameTwice(changed);
  } catch {
    return false;
  }
}

/** Whether some object has a name twice: a parser keeps one of the two and says nothing, but it is a mistake. */
export function hasNameTwice(text: string): boolean {
  const names = text.match(/"(?:[^"\\]|\\.)*"\s*:/g)?.length ?? 0;
  return names !== (JSON.stringify(JSON.parse(text)).match(/"(?:[^"\\]|\\.)*":/g)?.length ?? 0);
}
