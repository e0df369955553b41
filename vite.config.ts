import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { transform as transformStyles } from 'lightningcss';
import { minifyHTMLLiterals } from 'minify-literals';
import { type BuildOptions, defineConfig, type Plugin } from 'vite';
import { allInOne, expressionOf, inPieces, ownNames, scriptPieces } from './scripts/pieces-plugin.ts';

const { version: release } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as {
  version: string;
};

/** Shortens the styles in css`` literals; those with expressions or escapes in them are not CSS yet and stay. */
function minifyStyles(code: string, filename: string): string {
  return code.replace(/\bcss`([^`$\\]+)`/g, (_, css: string) => {
    const { code: minified } = transformStyles({ filename, code: new TextEncoder().encode(css), minify: true });
    return `css\`${minified.toString()}\``;
  });
}

/** Shortens the text of html`` and css`` literals, which JavaScript minifiers must leave alone. */
const minifyTemplates: Plugin = {
  name: 'minify-templates',
  apply: 'build',
  enforce: 'pre',
  async transform(source, id) {
    if (!/\/src\/.*\.ts$/.test(id) || !/\b(html|svg|css)`/.test(source)) return null;
    const code = minifyStyles(source, id);
    const minified = await minifyHTMLLiterals(code, {
      fileName: id,
      // Its own style minifier drops nested rules.
      shouldMinifyCSS: () => false,
      minifyOptions: {
        // A space at an edge may part two words of neighbouring templates.
        conservativeCollapse: true,
        keepClosingSlash: true,
        removeEmptyAttributes: false,
        minifyCSS: false,
        minifyJS: false,
      },
    });
    return { code: minified?.code ?? code, map: null };
  },
};

/**
 * Writes the sentences of both languages as one text each, in the same order, and their codes as a third: so each code
 * stands in the file only once, and what is alike stands together.
 */
const packSentences: Plugin = {
  name: 'pack-sentences',
  apply: 'build',
  enforce: 'pre',
  async transform(_, id) {
    const [, language] = /\/src\/elements\/messages-(en|es)\.ts$/.exec(id) ?? [];
    if (language === undefined) return null;
    const [english, spanish] = [await sentencesIn('en', 'english'), await sentencesIn('es', 'spanish')];
    const codes = Object.keys(english);
    const strange = Object.keys(spanish).filter((code) => !codes.includes(code));
    if (strange.length > 0) throw new Error(`Spanish sentences that no English one stands for: ${strange.join(', ')}.`);
    const packed = (sentences: readonly string[]) => `${JSON.stringify(sentences.join('\n'))}.split('\\n')`;
    if ([...codes, ...Object.values(english), ...Object.values(spanish)].some((text) => text.includes('\n')))
      throw new Error('A sentence of more than one line cannot be packed.');
    const code =
      language === 'en'
        ? `export const codes = ${packed(codes)};
          export const table = (sentences) =>
            Object.fromEntries(codes.map((code, i) => [code, sentences[i]]).filter(([, sentence]) => sentence));
          export const english = table(${packed(Object.values(english))});`
        : `import { table } from './messages-en.ts';
          export const spanish = table(${packed(codes.map((code) => spanish[code] ?? ''))});`;
    return { code, map: null };
  },
};

async function sentencesIn(language: string, name: string): Promise<Readonly<Record<string, string>>> {
  const entryPoints = [fileURLToPath(new URL(`src/elements/messages-${language}.ts`, import.meta.url))];
  const [file] = buildSync({ entryPoints, bundle: true, write: false, format: 'esm' }).outputFiles;
  const module = (await import(`data:text/javascript;base64,${Buffer.from(file!.contents).toString('base64')}`)) as {
    readonly [name: string]: Readonly<Record<string, string>>;
  };
  return module[name]!;
}

/** The text of a script-tag file: the guard (`src/elements/script-guard.ts`) starts it, unless the page has one already. */
function guarded(start: string): string {
  return `${expressionOf('src/elements/script-guard.ts', 'guarded')}("${release}",${start})`;
}

/** Puts the guard around the file that is one expression. */
const guard: Plugin = {
  name: 'guard',
  apply: 'build',
  generateBundle(_, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type !== 'chunk') continue;
      const assigned = /^var QuestionnaireForm=([\s\S]*?);?\s*$/.exec(file.code);
      if (!assigned) throw new Error(`${file.fileName} is not one expression that the guard could start.`);
      // In parentheses, browsers compile it while it arrives; else they read all of it a second time to start it.
      file.code = `${guarded(`(function(){return ${assigned[1]}})`)};\n`;
    }
  },
};

const common: BuildOptions = { target: 'es2022', emptyOutDir: false, reportCompressedSize: false };

/** For bundlers and Node: one module per entry of the exports map, dependencies left to the host's install. */
const modules: BuildOptions = {
  ...common,
  minify: false,
  sourcemap: true,
  lib: {
    entry: {
      index: 'src/index.ts',
      define: 'src/define.ts',
      element: 'src/entry/element.ts',
      questionnaire: 'src/entry/questionnaire.ts',
      engine: 'src/entry/engine.ts',
      verify: 'src/entry/verify.ts',
      cli: 'src/cli/main.ts',
    },
    formats: ['es'],
  },
  rolldownOptions: {
    external: /^(lit|idb-keyval|@noble\/hashes|commander)(\/|$)|^node:/,
    output: { chunkFileNames: 'chunks/[name]-[hash].js' },
  },
};

/** For a plain page: a small file for the tag, and pieces that it fetches when they are needed. */
const module: BuildOptions = {
  ...common,
  lib: { entry: 'src/define.ts', formats: ['es'], fileName: () => 'questionnaire-form.js' },
  // Vite's own `minify` keeps the line breaks of an ES library.
  rolldownOptions: { output: inPieces, preserveEntrySignatures: 'allow-extension' },
};

/** For a page that can have but one file: everything in it, as one expression for the guard to start. */
const classic: BuildOptions = {
  ...common,
  lib: {
    entry: 'src/define.ts',
    formats: ['iife'],
    name: 'QuestionnaireForm',
    fileName: () => 'questionnaire-form.classic.js',
  },
  rolldownOptions: { output: { codeSplitting: false, minify: true } },
};

const short = [minifyTemplates, packSentences, ownNames];
const tagAndPieces = scriptPieces(
  (start, names) => `const all=${guarded(start)};export const{${names.join(',')}}=all;\n`,
);

/** `scripts/build.mjs` builds once in each of these modes; Storybook reads the file in a mode of its own. */
const outputs: Record<string, { build: BuildOptions; plugins?: Plugin[] }> = {
  modules: { build: modules },
  module: { build: module, plugins: [...short, tagAndPieces] },
  classic: { build: classic, plugins: [...short, allInOne, guard] },
};

export default defineConfig(({ mode }) => outputs[mode] ?? {});
