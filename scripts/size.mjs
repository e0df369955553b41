// Weighs the script-tag files as a page receives them, and fails above the budget; with `--ceiling BYTES` it fails only
// above that, so that the checks can keep a file that is still over the budget from growing further.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { exitOnFailure, root, runNode } from './run.mjs';

const budget = 60_000;
const ceiling = Number(process.argv[process.argv.indexOf('--ceiling') + 1]) || budget;
const files = ['dist/questionnaire-form.js', 'dist/questionnaire-form.classic.js'];

/** @param {number} bytes */
const number = (bytes) => bytes.toLocaleString('en').padStart(9);

/** The package or the wing of the source that a bundled file belongs to.
 * @param {string} path
 */
function ownerOf(path) {
  const inPackage = /node_modules\/((?:@[^/]+\/)?[^/]+)(?!.*node_modules\/)/.exec(path);
  if (inPackage) return inPackage[1] ?? path;
  return /src\/(?:questionnaire\/generated|[^/]+)/.exec(path)?.[0] ?? path;
}

if (process.argv.includes('--build') || !files.every((file) => existsSync(join(root, file)))) {
  exitOnFailure(await runNode(['scripts/build.mjs']));
}

// The shipped files have lost the names of their sources; esbuild's own bundle of the same entry tells the shares.
const { metafile } = await build({
  absWorkingDir: root,
  entryPoints: ['src/define.ts'],
  bundle: true,
  minify: true,
  write: false,
  metafile: true,
  format: 'esm',
  target: 'es2022',
  outdir: 'dist',
  mainFields: ['module', 'main'],
  logLevel: 'error',
});
/** @type {Map<string, number>} */
const shares = new Map();
for (const { inputs } of Object.values(metafile.outputs)) {
  for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
    shares.set(ownerOf(path), (shares.get(ownerOf(path)) ?? 0) + bytesInOutput);
  }
}
console.log('Minified bytes by source (before templates are shortened and gzip):');
for (const [owner, bytes] of [...shares].sort(([, a], [, b]) => b - a)) console.log(`${number(bytes)}  ${owner}`);

console.log(`\nBytes a page receives (gzip -9; the budget is ${budget.toLocaleString('en')}):`);
for (const file of files) {
  const bytes = gzipSync(readFileSync(join(root, file)), { level: 9 }).length;
  const tooBig = bytes > budget;
  console.log(`${number(bytes)}  ${file}${tooBig ? '  OVER BUDGET' : ''}`);
  if (bytes > ceiling) process.exitCode = 1;
}
