import { existsSync, readFileSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import type { Indexer } from 'storybook/internal/types';
import type { Plugin } from 'vite';
import { type Head, isQuestionnaire, stories, titleOf } from './questionnaire-title.ts';

const prefix = 'virtual:questionnaire/';

/**
 * Makes stories of every questionnaire in `schemas/`, so that a new file shows up without a line of code. Files of
 * scenarios, task lists and schemas have none, and neither has a file that is no questionnaire.
 */
export function questionnaireIndexer(root: string): Indexer {
  return {
    test: /[\\/]schemas[\\/].*\.json$/,
    createIndex: (file) => {
      const head = headOf(file);
      if (!head) return Promise.resolve([]);
      const importPath = `${prefix}${relative(root, file).split(sep).join('/')}`;
      const title = titleOf(head);
      const entries = Object.entries(stories).map(([exportName, name]) => {
        // Four whole forms on one page of text would help nobody.
        return { type: 'story' as const, importPath, exportName, name, title, tags: ['!autodocs'] };
      });
      return Promise.resolve(entries);
    },
  };
}

/** Serves the modules that `questionnaireIndexer` names: the document and its scenarios, made into stories. */
export function questionnaireModules(root: string): Plugin {
  return {
    name: 'questionnaire-stories',
    // The ending keeps what reads JSON from taking the module for the document itself.
    resolveId: (id) => (id.startsWith(prefix) ? `\0${id}.js` : undefined),
    load: (id) =>
      id.startsWith(`\0${prefix}`) ? moduleFor(resolve(root, id.slice(prefix.length + 1, -3)), root) : undefined,
  };
}

/** The module of one questionnaire's stories. */
export function moduleFor(file: string, root: string): string {
  const head = headOf(file);
  if (!head) throw new Error(`${file} is no questionnaire.`);
  const scenarios = file.replace(/\.json$/, '.scenarios.json');
  const from = (path: string) => JSON.stringify(path.split(sep).join('/'));
  return [
    `import document from ${from(file)};`,
    existsSync(scenarios)
      ? `import scenarios from ${from(scenarios)};`
      : 'const scenarios = { contexts: {}, scenarios: [] };',
    `import { storiesOf } from ${from(resolve(root, 'stories/questionnaires/stories-of.ts'))};`,
    `const { meta, ${Object.keys(stories).join(', ')} } = storiesOf(document, scenarios, ${JSON.stringify(titleOf(head))});`,
    'export default meta;',
    `export { ${Object.keys(stories).join(', ')} };`,
  ].join('\n');
}

function headOf(file: string): Head | undefined {
  if (/\.(scenarios|tasks|schema)\.json$/.test(file)) return undefined;
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // What is half written shows up as soon as it can be read.
    return undefined;
  }
  return isQuestionnaire(json) ? json : undefined;
}
