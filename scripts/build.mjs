// Builds dist/: modules for bundlers, a small file for <script type="module"> with its pieces in a folder beside it, one
// file with everything for a classic <script>, and types.
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled } from './install.mjs';
import { exitOnFailure, root, runNode, runTool } from './run.mjs';

await ensureInstalled();
exitOnFailure(await runNode(['scripts/generate.mjs']));
rmSync(join(root, 'dist'), { recursive: true, force: true });

const { build } = await import('vite');
for (const mode of ['modules', 'module', 'classic']) {
  const built = await build({ root, mode, logLevel: 'warn' });
  const files = [built].flat().flatMap((result) => ('output' in result ? result.output : []));
  if (mode === 'classic' && files.length !== 1) {
    throw new Error(`The ${mode} build must be one file, but is ${files.map((file) => file.fileName).join(', ')}.`);
  }
}

exitOnFailure(await runTool('typescript', ['-p', 'tsconfig.build.json'], { bin: 'tsc' }));
// The compiler emits no copy of declarations that were written by hand or generated.
const generated = 'questionnaire/generated';
if (existsSync(join(root, 'src', generated))) {
  cpSync(join(root, 'src', generated), join(root, 'dist/types', generated), {
    recursive: true,
    filter: (path) => !path.endsWith('.js'),
  });
}
exitOnFailure(await runTool('@custom-elements-manifest/analyzer', ['analyze', '--quiet'], { bin: 'cem' }));
exitOnFailure(await runNode(['--import', 'tsx', 'scripts/element-types.ts']));
exitOnFailure(await runNode(['--import', 'tsx', 'scripts/document-types.ts']));

const pieces = readdirSync(join(root, 'dist/questionnaire-form')).map((file) => `questionnaire-form/${file}`);
/** What a page's `integrity` attribute, or its import map, says of the files, so that nobody can exchange them unseen. */
const integrity = Object.fromEntries(
  ['questionnaire-form.js', 'questionnaire-form.classic.js', ...pieces.sort()].map((file) => {
    const hash = createHash('sha384').update(readFileSync(join(root, 'dist', file)));
    return [file, `sha384-${hash.digest('base64')}`];
  }),
);
writeFileSync(join(root, 'dist/integrity.json'), `${JSON.stringify(integrity, null, 2)}\n`);
console.log('Built dist/ and custom-elements.json. The tags of this very build:');
console.log(
  `  <script type="module" src="questionnaire-form.js" integrity="${integrity['questionnaire-form.js']}" crossorigin="anonymous"></script>`,
);
console.log(
  `  <script defer src="questionnaire-form.classic.js" integrity="${integrity['questionnaire-form.classic.js']}" crossorigin="anonymous"></script>`,
);
