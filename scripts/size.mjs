// Weighs what a page receives, and fails above the budgets.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { exitOnFailure, root, runNode } from './run.mjs';

/** Bytes after gzip. */
const budgets = { tag: 60_000, firstPage: 125_000, whole: 160_000 };
const [tag, whole] = ['questionnaire-form.js', 'questionnaire-form.classic.js'];
/** The pieces without which no page of a form can be shown: its inside, and what reads the document. */
const firstPieces = ['form-inside', 'document-reading'];

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

if (process.argv.includes('--build') || ![tag, whole].every((file) => existsSync(join(root, 'dist', file)))) {
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

/** @param {string} file */
const weight = (file) => gzipSync(readFileSync(join(root, 'dist', file)), { level: 9 }).length;
/** @param {number} bytes @param {string} what @param {number} most */
function line(bytes, what, most = Infinity) {
  const tooBig = bytes > most;
  const limit = most === Infinity ? '' : `  (at most ${most.toLocaleString('en')})${tooBig ? '  OVER BUDGET' : ''}`;
  console.log(`${number(bytes)}  ${what}${limit}`);
  if (tooBig) process.exitCode = 1;
}

/** @type {Record<string, string[]>} */
const pieces = JSON.parse(readFileSync(join(root, 'dist/pieces.json'), 'utf8'));
const first = new Set(firstPieces.flatMap((piece) => pieces[piece] ?? []));
const later = [...new Set(Object.values(pieces).flat())].filter((file) => !first.has(file));
/** @param {Iterable<string>} files */
const sum = (files) => [...files].reduce((bytes, file) => bytes + weight(file), 0);

console.log('\nBytes a page receives (gzip -9):');
line(weight(tag), `${tag}, the script tag`, budgets.tag);
line(weight(tag) + sum(first), 'with all that comes until the first page of a form stands', budgets.firstPage);
for (const file of first) line(weight(file), `  ${file}`);
line(sum(later), 'what comes later, or only for some:');
for (const file of later.sort((a, b) => weight(b) - weight(a))) line(weight(file), `  ${file}`);
line(weight(whole), `${whole}, everything in one file`, budgets.whole);
