// Writes what editors and frameworks know of the elements into dist/, from custom-elements.json.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'prettier';
import { cssData, elementsOf, htmlData, type Manifest, reactTypes, vueTypes, wordsIn } from './element-contract.ts';

const root = join(import.meta.dirname, '..');
const elements = elementsOf(JSON.parse(readFileSync(join(root, 'custom-elements.json'), 'utf8')) as Manifest);
const read = (name: string) => wordsIn(readFileSync(join(root, `src/elements/${name}.ts`), 'utf8'));
const form = read('questionnaire-form');
// What the list hands on to its forms takes the same words there.
const tasks = { 'color-scheme': form['color-scheme'] ?? [], ...read('tasks-core') };
const words = { 'questionnaire-form': form, 'questionnaire-tasks': tasks };

mkdirSync(join(root, 'dist/vscode'), { recursive: true });
const files = {
  'vscode/html-data.json': JSON.stringify(htmlData(elements, words)),
  'vscode/css-data.json': JSON.stringify(cssData(elements)),
  'types/react.d.ts': reactTypes(elements, words),
  'types/vue.d.ts': vueTypes(elements, words),
};
for (const [file, text] of Object.entries(files)) {
  const parser = file.endsWith('.json') ? 'json' : 'typescript';
  writeFileSync(join(root, 'dist', file), await format(text, { parser, printWidth: 120, singleQuote: true }));
}
