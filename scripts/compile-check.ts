import { Ajv } from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';
import { build } from 'esbuild';
import { checkSchema } from '../src/questionnaire/meta-schema/check-schema.ts';
import { closed } from './closed-keyword.ts';
import { compactCheck } from './compact-check.ts';
import { shareDefinitions } from './share-definitions.ts';

/** Compiles the check of a document's shape to a module of its own that needs nothing at run time, not even Ajv. */
export async function compileCheck(): Promise<string> {
  const ajv = new Ajv({
    strict: true,
    // The definitions are joined from pieces, so that a type or a property may be stated in another piece.
    strictTypes: false,
    strictRequired: false,
    allErrors: true,
    messages: false,
    inlineRefs: false,
    discriminator: true,
    // All texts with a limit of length are ASCII, by their pattern, or need only not be empty.
    unicode: false,
    logger: false,
    code: { source: true, esm: true, optimize: 2 },
  });
  ajv.addKeyword(closed);
  const compiled = standalone(ajv, ajv.compile(shareDefinitions(checkSchema())));
  const { outputFiles } = await build({
    stdin: { contents: compiled.replace(/export default \w+;/, ''), resolveDir: import.meta.dirname },
    bundle: true,
    format: 'esm',
    target: 'es2022',
    write: false,
  });
  const code = compactCheck(outputFiles[0]?.text ?? '').replace(/export \{[^}]*\};\s*$/, '');
  return `${code}
export default (document) => {
  slips = [];
  validate(document, "");
  return slips;
};
`;
}
