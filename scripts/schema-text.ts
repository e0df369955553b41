import { format } from 'prettier';
import { editorSchema } from '../src/questionnaire/meta-schema/editor-schema.ts';

/** The published JSON Schema as it stands in `schemas/questionnaire.schema.json`. */
export function schemaText(): Promise<string> {
  return format(JSON.stringify(editorSchema()), { parser: 'json', printWidth: 120 });
}
