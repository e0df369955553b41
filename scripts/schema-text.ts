import { format } from 'prettier';
import { editorSchema, taskListSchema } from '../src/questionnaire/meta-schema/editor-schema.ts';

/** The published JSON Schemas, by their file in `schemas/`. */
export const publishedSchemas = {
  'questionnaire.schema.json': editorSchema,
  'task-list.schema.json': taskListSchema,
} as const;

/** A published JSON Schema as it stands in its file. */
export function schemaText(file: keyof typeof publishedSchemas = 'questionnaire.schema.json'): Promise<string> {
  return format(JSON.stringify(publishedSchemas[file]()), { parser: 'json', printWidth: 120 });
}
