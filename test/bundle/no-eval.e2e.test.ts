import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { build, type Plugin } from 'esbuild';
import { root } from '../../scripts/run.mjs';
import type { NoEvalReport } from './no-eval-run.ts';

const builtEntries: Readonly<Record<string, string>> = {
  'src/questionnaire/load.ts': 'dist/questionnaire.js',
  'src/engine/session.ts': 'dist/engine.js',
};

/** Whoever opens a session or loads a document gets it from the built files, as a server would. */
const takeBuiltFiles: Plugin = {
  name: 'take-built-files',
  setup(build) {
    build.onResolve({ filter: /\/(load|session)\.ts$/ }, ({ path, resolveDir }) => {
      const entry = Object.keys(builtEntries).find((source) => join(resolveDir, path) === join(root, source));
      return entry === undefined
        ? undefined
        : { path: pathToFileURL(join(root, builtEntries[entry]!)).href, external: true };
    });
  },
};

suite('Where code may not be made from text', () => {
  test('the built questionnaire and engine play every scenario', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'questionnaire-no-eval-'));
    try {
      const script = join(folder, 'run.mjs');
      await build({
        absWorkingDir: root,
        entryPoints: ['test/bundle/no-eval-run.ts'],
        outfile: script,
        bundle: true,
        format: 'esm',
        platform: 'node',
        // The scenarios find the schemas from where they stand themselves.
        define: { 'import.meta.url': JSON.stringify(pathToFileURL(join(root, 'test/scenarios/run.mjs')).href) },
        plugins: [takeBuiltFiles],
      });
      assert.match(await readFile(script, 'utf8'), /dist\/engine\.js/, 'the run is to use the built engine');

      const { stdout } = await promisify(execFile)(
        process.execPath,
        ['--disallow-code-generation-from-strings', script],
        { cwd: root },
      );
      const report = JSON.parse(stdout) as NoEvalReport;
      assert.equal(report.refuses, true);
      assert.ok(report.played > 0, 'no scenario was played');
      assert.deepEqual(report.differences, []);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
