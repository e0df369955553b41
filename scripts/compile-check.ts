import { Ajv } from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';
import { build } from 'esbuild';
import { checkSchema } from '../src/questionnaire/meta-schema/check-schema.ts';
import { closed } from './closed-keyword.ts';

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
    code: { source: true, esm: true, optimize: 2 },
  });
  ajv.addKeyword(closed);
  const code = standaloneCode(ajv, ajv.compile(checkSchema()));
  const wrapper = `${code.replace(/export default \w+;/, '')}\nexport default (document) => (validate(document), validate.errors ?? []);`;
  const { outputFiles } = await build({
    stdin: { contents: wrapper, resolveDir: import.meta.dirname },
    bundle: true,
    format: 'esm',
    target: 'es2022',
    write: false,
  });
  return outputFiles[0]?.text ?? '';
}

// The package is CommonJS; what its default import is depends on who loads it.
const standaloneCode = ('default' in standalone ? standalone.default : standalone) as typeof standalone.default;
