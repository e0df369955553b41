// Every check of the project, in the order in which a mistake shows soonest; stops at the first step that fails.
//
//   *.test.ts          runs in Node (node:test)
//   *.browser.test.ts  runs in a real Chromium (@web/test-runner, mocha, chai)
//   *.e2e.test.ts      runs in Node (node:test) and drives the built files in Chromium through puppeteer
//
// `npm test -- --only <step>` runs one step: generate, types, lint, unit, browser, build or bundle.
// `npm test -- --only <step> <part of a path> …` runs only the test files whose path contains one of the parts.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { ensureInstalled } from './install.mjs';
import { root, runNode, runTool } from './run.mjs';

const schemaFiles = ['questionnaire', 'task-list'].map((name) => join(root, `schemas/${name}.schema.json`));
let [passed, failed] = [0, 0];

/** @typedef {() => Promise<boolean>} Step says whether it went well */

/** @type {Record<string, { title: string, run: Step }>} */
const steps = {
  generate: { title: 'Generated code and its freshness', run: generate },
  types: { title: 'Type check', run: () => tool('typescript', ['-p', 'tsconfig.json'], 'tsc') },
  lint: { title: 'Lint and format', run: lint },
  unit: { title: 'Layers and unit tests (Node)', run: () => nodeTests(inGroups(testFiles('.test.ts'))) },
  browser: { title: 'Browser tests (Chromium)', run: browserTests },
  build: { title: 'Build and size', run: build },
  bundle: {
    title: 'Tests of the built files (Chromium)',
    run: () => nodeTests(entries(testFiles('.e2e.test.ts').map((file) => [file]))),
  },
};
const [only, ...parts] = chosen();

/** The one step asked for, if any, and the parts of paths that narrow its test files. */
function chosen() {
  const at = process.argv.indexOf('--only');
  if (at === -1) return [];
  const [name = '', ...rest] = process.argv.slice(at + 1);
  if (name in steps) return [name, ...rest];
  console.error(`--only takes one of ${Object.keys(steps).join(', ')}.`);
  process.exit(2);
}

/** What a single step cannot do without.
 * @param {string} name
 */
async function prepare(name) {
  if (name === 'bundle') return (await runNode(['scripts/build.mjs'])).code === 0;
  return name === 'generate' || name === 'build' || (await runNode(['scripts/generate.mjs'])).code === 0;
}

/** Parts of the paths of the test files that take longest. */
const long = [
  ...['torture', 'storybook', 'access', 'planted-faults', 'bundle/keyboard', 'host-styles', 'package', 'nasba-renewal'],
  ...['php', 'verify-payload', 'payload-schema', 'mutations', 'receiver.test', 'cli/coverage'],
];

/** The test files of one sort, by the longest ending that fits; those that take longest first, not alone in the end.
 * @param {string} ending
 */
function testFiles(ending) {
  return readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .filter((file) => ending !== '.test.ts' || !/\.(browser|e2e)\.test\.ts$/.test(file))
    .map((file) => join('test', file))
    .filter((file) => parts.length === 0 || parts.some((part) => file.includes(part)))
    .sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1));
}

/** @param {string} file */
function place(file) {
  return long.findIndex((part) => file.includes(part)) + 1 || long.length + 1;
}

/** @param {string} packageName @param {string[]} args @param {string} [bin] */
async function tool(packageName, args, bin = packageName) {
  return (await runTool(packageName, args, { bin })).code === 0;
}

function schemaText() {
  try {
    return schemaFiles.map((file) => readFileSync(file, 'utf8')).join('');
  } catch {
    return '';
  }
}

/** @type {Step} */
async function generate() {
  const before = schemaText();
  if ((await runNode(['scripts/generate.mjs'])).code !== 0) return false;
  if (before === schemaText()) return true;
  console.log('A JSON Schema in schemas/ was not what its sources give. It is now; commit it.');
  return false;
}

/** The same as `npm run lint`, in two processes.
 * @type {Step}
 */
async function lint() {
  const halves = [tool('eslint', ['.', '--ignore-pattern', 'test/']), tool('eslint', ['test'])];
  return !(await Promise.all(halves)).includes(false) && tool('prettier', ['--check', '--log-level', 'warn', '.']);
}

/** @type {Step} */
async function build() {
  if ((await runNode(['scripts/build.mjs'])).code !== 0) return false;
  return (await runNode(['scripts/size.mjs'])).code === 0;
}

/**
 * Some of the test files in each group. Starting Node and loading the sources takes most test files longer than their
 * tests; in a group it is done once.
 * @param {string[]} files
 */
function inGroups(files) {
  const count = Math.min(4 * availableParallelism(), files.length);
  return entries(Array.from({ length: count }, (_, group) => files.filter((_, at) => at % count === group)));
}

/**
 * A file for each group, which imports its members; named so that Node, which sorts what it is given, keeps the order.
 * Who narrows the files looks for one that fails, and gets each by itself.
 * @param {string[][]} groups
 */
function entries(groups) {
  if (parts.length > 0) return groups.flat();
  const folder = join(root, 'node_modules/.cache/test-groups');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return groups.map((members, at) => {
    const path = join(folder, `${String(at + 1).padStart(2, '0')}.test.mts`);
    writeFileSync(path, members.map((file) => `import ${JSON.stringify(join(root, file))};\n`).join(''));
    return path;
  });
}

/** @param {string[]} files */
async function nodeTests(files) {
  if (files.length === 0) return nothingToRun();
  // Left alone, Node keeps one core free: on two cores every file would wait for the one before it.
  const atOnce = Math.max(2, availableParallelism());
  const args = [
    '--import',
    'tsx',
    '--test',
    `--test-concurrency=${atOnce}`,
    '--test-reporter',
    'spec',
    '--test-reporter-destination',
    'stdout',
  ];
  const { code, output } = await runNode([...args, ...files], { capture: true });
  /** @param {string} name */
  const count = (name) => Number(new RegExp(`^ℹ ${name} (\\d+)`, 'm').exec(output)?.[1] ?? 0);
  return add(count('pass'), count('fail') + count('cancelled'), code);
}

/** @type {Step} */
async function browserTests() {
  const files = testFiles('.browser.test.ts');
  if (files.length === 0) return nothingToRun();
  const args = ['--config', 'web-test-runner.config.mjs', '--files', ...files];
  const { code, output } = await runTool('@web/test-runner', args, { bin: 'wtr', capture: true });
  const counts = /Browser tests: (\d+) passed, (\d+) failed/.exec(output);
  return add(Number(counts?.[1] ?? 0), Number(counts?.[2] ?? 0), code);
}

/** @param {number} good @param {number} bad @param {number} code */
function add(good, bad, code) {
  passed += good;
  // A run can fail without a failed test, when a file does not load.
  failed += code !== 0 ? Math.max(bad, 1) : bad;
  return code === 0 && bad === 0;
}

function nothingToRun() {
  console.log('Nothing to run yet.');
  return true;
}

/** Runs one step and says how it went.
 * @param {string} name
 */
async function runStep(name) {
  const step = steps[name];
  if (!step) throw new Error(`There is no step ${name}.`);
  console.log(`\n=== ${step.title} ===`);
  const start = Date.now();
  const good = await step.run();
  console.log(`--- ${step.title}: ${good ? 'passed' : 'FAILED'} in ${((Date.now() - start) / 1000).toFixed(1)} s`);
  if (!good) {
    console.log(`\n"${step.title}" failed; run it alone with: npm test -- --only ${name}`);
    failed = Math.max(failed, 1);
  }
  return good;
}

await ensureInstalled();
if (only && !(await prepare(only))) process.exit(1);
// The type check and the lint leave room for each other; everything else takes the whole machine.
const order = only ? [[only]] : [['generate'], ['types', 'lint'], ['unit'], ['browser'], ['build'], ['bundle']];
for (const names of order) {
  const results = await Promise.all(names.map(runStep));
  if (results.includes(false)) break;
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
