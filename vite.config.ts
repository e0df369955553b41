import { transform as transformStyles } from 'lightningcss';
import { minifyHTMLLiterals } from 'minify-literals';
import { type BuildOptions, defineConfig, type Plugin } from 'vite';

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
 * A second copy of the script must be harmless also where the content policy names `lit-html` once: by then the first
 * copy has made that policy, and asking for it again would throw. The copy that comes second shows nothing anyway.
 */
const onePolicyPerPage: Plugin = {
  name: 'one-policy-per-page',
  apply: 'build',
  transform(code, id) {
    if (!id.endsWith('/lit-html/lit-html.js')) return null;
    const asks = /(\w+)\?\1\.createPolicy\("lit-html"/;
    if (!asks.test(code)) throw new Error(`${id} no longer makes its policy where this build looks for it.`);
    return code.replace(asks, '$1&&!customElements.get("questionnaire-form")?$1.createPolicy("lit-html"');
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
    },
    formats: ['es'],
  },
  rolldownOptions: {
    external: /^(lit|idb-keyval|@noble\/hashes)(\/|$)/,
    output: { chunkFileNames: 'chunks/[name]-[hash].js' },
  },
};

/** For a plain page: one file with everything in it. */
function oneFile(format: 'es' | 'iife', fileName: string): BuildOptions {
  return {
    ...common,
    lib: { entry: 'src/define.ts', formats: [format], name: 'QuestionnaireForm', fileName: () => fileName },
    // Vite's own `minify` keeps the line breaks of an ES library.
    rolldownOptions: { output: { codeSplitting: false, minify: true } },
  };
}

/** `scripts/build.mjs` builds once in each of these modes; Storybook reads the file in a mode of its own. */
const outputs: Record<string, { build: BuildOptions; plugins?: Plugin[] }> = {
  modules: { build: modules },
  module: { build: oneFile('es', 'questionnaire-form.js'), plugins: [minifyTemplates, onePolicyPerPage] },
  classic: { build: oneFile('iife', 'questionnaire-form.classic.js'), plugins: [minifyTemplates, onePolicyPerPage] },
};

export default defineConfig(({ mode }) => outputs[mode] ?? {});
