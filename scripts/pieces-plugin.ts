import { transformSync } from 'esbuild';
import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import type { Plugin, Rolldown } from 'vite';

/** Folder of the pieces, beside the script-tag file. */
const folder = 'questionnaire-form';

/** What the form consists of, and what reads documents: each is one file, from which other pieces may take something. */
const wholes = { form: '/src/elements/form-inside.ts', reading: '/src/elements/document-reading.ts' };

/**
 * Has Chromium compile every function of a file while it arrives, beside the page's own thread; elsewhere a comment.
 * Only for what every first page needs: what is compiled takes room.
 */
const compileAll = '//# allFunctionsCalledOnLoad\n';
const neededAtOnce = [...Object.keys(wholes), 'questions'];

/** How the bundler has to cut. */
export const inPieces: Rolldown.OutputOptions = {
  minify: true,
  chunkFileNames: `${folder}/[name]-[hash].js`,
  codeSplitting: { includeDependenciesRecursively: false, groups: [{ name: wholeOf, debugName: 'wholes' }] },
};

function wholeOf(id: string, modules: Rolldown.ChunkingContext): string | null {
  const needing = new Set<string>([id]);
  for (const one of needing) for (const importer of modules.getModuleInfo(one)?.importers ?? []) needing.add(importer);
  const isNeededAtOnce = [...needing].some((one) => modules.getModuleInfo(one)?.isEntry);
  // A piece itself stays apart: mixed with others, it would be given away as a copy of all its names.
  if (isNeededAtOnce || Object.values(wholes).some((whole) => id.endsWith(whole))) return null;
  const found = Object.entries(wholes).find(([, whole]) => [...needing].some((one) => one.endsWith(whole)));
  return found?.[0] ?? null;
}

/**
 * Makes the script-tag file and its pieces of the bundler's chunks. A piece imports nothing: it is a function of what
 * it needs. So the script-tag file may have any address, with any query behind it, and is never loaded twice. What the
 * script-tag file would import at once becomes a part of it.
 *
 * `wrap` gives the text of the script-tag file for the expression that starts it and the names that it exports.
 */
export function scriptPieces(wrap: (start: string, names: readonly string[]) => string): Plugin {
  return {
    name: 'script-pieces',
    apply: 'build',
    generateBundle(_, bundle) {
      const chunks = new Map(
        Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file] as const] : [])),
      );
      const entry = [...chunks.values()].find(({ isEntry }) => isEntry);
      if (!entry) throw new Error('There is no script-tag file.');
      const inTag = withNeeded(entry.fileName, chunks);
      const functions = new Map([...chunks].map(([name, chunk]) => [name, asFunction(chunk, chunks, inTag)]));
      for (const [name, chunk] of chunks) {
        const hint = neededAtOnce.includes(chunk.name) ? compileAll : '';
        if (!inTag.includes(name)) chunk.code = `${hint}export default ${functions.get(name)};\n`;
      }
      const started = inTag.map((name) => `files["${name}"]=${functions.get(name)}(files,piece)`);
      const start = `(function(){const files={},piece=(${expressionOf('src/elements/script-pieces.ts', 'piecesInto')})(files);return ${started.join(',')}})`;
      // Short names are for the pieces; those that the sources export are for the page.
      const exported = new Set([...this.getModuleIds()].flatMap((id) => this.getModuleInfo(id)?.exports ?? []));
      const names = entry.exports.filter((name) => exported.has(name));
      entry.code = `${compileAll}${wrap(start, names)}`;
      this.emitFile({
        type: 'asset',
        fileName: 'pieces.json',
        source: `${JSON.stringify(piecesIn(chunks, inTag), null, 2)}\n`,
      });
      for (const name of inTag) if (name !== entry.fileName) delete bundle[name];
    },
  };
}

type Chunks = ReadonlyMap<string, Rolldown.OutputChunk>;

/** A chunk's name after those of all that it imports, in the order in which they can run. */
function withNeeded(name: string, chunks: Chunks): readonly string[] {
  const names = (chunks.get(name)?.imports ?? []).flatMap((imported) => withNeeded(imported, chunks));
  return [...new Set([...names, name])];
}

/** The files of each piece that the script-tag file, or another piece, fetches when it is needed. */
function piecesIn(chunks: Chunks, inTag: readonly string[]): Readonly<Record<string, readonly string[]>> {
  const fetched = [...chunks.values()].flatMap(({ dynamicImports }) => dynamicImports).sort();
  return Object.fromEntries(
    fetched.map((name) => [chunks.get(name)!.name, withNeeded(name, chunks).filter((file) => !inTag.includes(file))]),
  );
}

/** A chunk as a function of the files that are there and of the function that fetches pieces. */
function asFunction(chunk: Rolldown.OutputChunk, chunks: Chunks, inTag: readonly string[]): string {
  const at = (address: string) => posix.join(posix.dirname(chunk.fileName), address);
  let [body, taken, given] = [chunk.code.trim(), '', ''];
  for (;;) {
    const [statement, names = '', address = ''] = /^import(?:\{([^}]*)\}from)?[`"']([^`"']+)[`"'];?/.exec(body) ?? [];
    if (statement === undefined) break;
    if (names !== '') taken += `const{${pairs(names, (from, to) => `${from}:${to}`)}}=$files["${at(address)}"];`;
    body = body.slice(statement.length);
  }
  body = body.replace(/export\{([^}]*)\}(?:from[`"']([^`"']+)[`"'])?;?$/, (_, names: string, address?: string) => {
    const from = address === undefined ? '' : `$files["${at(address)}"].`;
    given = pairs(names, (own, name) => `${name}:${from}${own}`);
    return '';
  });
  // What was not taken apart here must be no statement that only a module may hold.
  if (/(?:^|[;}])(?:import|export)[\s{*"'`]/.test(body))
    throw new Error(`${chunk.fileName} imports or exports strangely.`);
  body = body.replace(/\bimport\(\s*([`"'])([^`"']+)\1\s*\)/g, (_, __, address: string) => {
    const files = withNeeded(at(address), chunks).filter((name) => !inTag.includes(name));
    return `$piece(${files.map((name) => JSON.stringify(name)).join(',')})`;
  });
  // In parentheses, browsers compile it while it arrives; else they read all of it a second time to start it.
  return `(function($files,$piece){${taken}${body}${body.endsWith(';') ? '' : ';'}return{${given}}})`;
}

/** `a as b, c` as pairs, in the words of an object. */
function pairs(names: string, pair: (from: string, to: string) => string): string {
  const each = names.split(',').filter((name) => name.trim() !== '');
  return each
    .map((name) => {
      const [from = '', to = from] = name.trim().split(/\s+as\s+/);
      return pair(from, to);
    })
    .join(',');
}

/** A source file that stands alone, as one expression that gives the function named. */
export function expressionOf(path: string, name: string): string {
  const source = readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
  const expression = `export default (()=>{${source.replaceAll(/^export /gm, '')}return ${name}})()`;
  const { code } = transformSync(expression, { loader: 'ts', minify: true, target: 'es2022' });
  const made = /^export default\s*([\s\S]*?);?\s*$/.exec(code)?.[1];
  if (!made) throw new Error(`${path} is not one expression.`);
  return made;
}

/** Puts every piece into the one file that there is: what is fetched elsewhere is there already. */
export const allInOne: Plugin = {
  name: 'all-in-one',
  apply: 'build',
  enforce: 'pre',
  transform(code, id) {
    if (!/\/src\/.*\.ts$/.test(id)) return null;
    const imports: string[] = [];
    const made = code.replace(/\bimport\(('\.[^']+')\)/g, (_, address: string) => {
      const name = `$piece${imports.length}`;
      imports.push(`import * as ${name} from ${address};`);
      return `Promise.resolve(${name})`;
    });
    return imports.length === 0 ? null : { code: `${imports.join('')}${made}`, map: null };
  },
};

/** Has the bundler's own code look at the names of an object alone, and not at what a page has added to all objects. */
export const ownNames: Plugin = {
  name: 'own-names',
  apply: 'build',
  renderChunk(code) {
    return code.replaceAll(
      /\bfor\s*\((?:var|let|const) (\w+) in (\w+)\)/g,
      (_, name: string, of: string) => `for(const ${name} of Object.keys(${of}))`,
    );
  },
};
