import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { root } from '../../scripts/run.mjs';

/** What a release holds; whatever else stands in the tarball was packed by mistake. */
const wanted: readonly RegExp[] = [
  /^(LICENSE|README\.md|package\.json|custom-elements\.json)$/,
  /^dist\/(index|define|element|questionnaire|engine|verify|cli)\.js(\.map)?$/,
  /^dist\/questionnaire-form(\.classic)?\.js$/,
  /^dist\/questionnaire-form\/[\w-]+\.js$/,
  /^dist\/(integrity|pieces)\.json$/,
  /^dist\/chunks\/[\w-]+\.js(\.map)?$/,
  /^dist\/types\/(react|vue|index|define)\.d\.ts$/,
  /^dist\/types\/(questionnaire|engine|drafts|elements|verify|entry)\/[\w/-]+\.d\.ts$/,
  /^dist\/vscode\/(html|css)-data\.json$/,
  /^schemas\/(questionnaire|task-list)\.schema\.json$/,
  /^schemas\/(iacet|nasba)\/[\w-]+\.\d{4}(\.tasks)?(\.scenarios)?\.json$/,
  /^verify-php\/(README\.md|questionnaire-verify\.php)$/,
];

const folder = mkdtempSync(join(tmpdir(), 'packed-'));
let tarball = '';
let packed: readonly string[] = [];

function tool(packageName: string, bin: string, args: readonly string[], cwd: string) {
  const script = join(root, 'node_modules', packageName, bin);
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], { cwd, encoding: 'utf8' });
  return { status, output: `${stdout}${stderr}` };
}

suite('The package that is published', () => {
  before(() => {
    const args = ['pack', '--ignore-scripts', '--json', '--pack-destination', folder];
    const [made] = JSON.parse(execFileSync('npm', args, { cwd: root, encoding: 'utf8' })) as [
      { filename: string; files: { path: string }[] },
    ];
    tarball = join(folder, made.filename);
    packed = made.files.map(({ path }) => path);
  });
  after(() => rmSync(folder, { recursive: true }));

  test('holds what a host needs and nothing of the workshop', () => {
    const stray = packed.filter((path) => !wanted.some((pattern) => pattern.test(path)));
    assert.deepEqual(stray, []);
    const lacking = wanted.filter((pattern) => !packed.some((path) => pattern.test(path)));
    assert.deepEqual(lacking, []);
    const workshop = packed.filter((path) => /\.(test|stories)\.|(^|\/)(test|src|scripts)\//.test(path));
    assert.deepEqual(workshop, []);
  });

  test('is described as bundlers and runtimes expect', async () => {
    const { messages, pkg } = await publint({ pkgDir: root, strict: true, pack: false });
    assert.deepEqual(
      messages.map((message) => formatMessage(message, pkg, { color: false })),
      [],
    );
  });

  test('has types that every resolution of ES modules finds', () => {
    const { status, output } = tool(
      '@arethetypeswrong/cli',
      'dist/index.js',
      [tarball, '--profile', 'esm-only', '--no-color'],
      root,
    );
    assert.equal(status, 0, output);
  });

  test('is taken by a project with React, one with Vue and a server, which are told of wrong use', () => {
    const project = join(folder, 'project');
    cpSync(join(import.meta.dirname, 'example'), project, { recursive: true });
    const modules = join(project, 'node_modules');
    mkdirSync(join(modules, 'questionnaire-form'), { recursive: true });
    execFileSync('tar', ['-xzf', tarball, '-C', join(modules, 'questionnaire-form'), '--strip-components=1']);
    for (const name of [
      ...dependencies(),
      'react',
      '@types/react',
      'csstype',
      'vue',
      '@vue',
      '@types/trusted-types',
      '@lit',
    ]) {
      const target = join(root, 'node_modules', name);
      if (!existsSync(target)) continue;
      mkdirSync(dirname(join(modules, name)), { recursive: true });
      symlinkSync(target, join(modules, name), 'dir');
    }
    for (const [files, options] of [
      [['react.tsx', 'server.ts'], { jsx: 'react-jsx', types: ['react'] }],
      [['vue.tsx'], { jsx: 'preserve', jsxImportSource: 'vue', types: [] }],
    ] as const) {
      const config = { compilerOptions: { ...strict, ...options }, files };
      writeFileSync(join(project, 'tsconfig.json'), JSON.stringify(config));
      const { output } = tool('typescript', 'bin/tsc', ['-p', 'tsconfig.json'], project);
      assert.equal(output, '', files.join());
    }
  });
});

const strict = {
  strict: true,
  noEmit: true,
  target: 'ES2022',
  lib: ['ES2022', 'DOM', 'DOM.Iterable'],
  module: 'ESNext',
  moduleResolution: 'bundler',
  skipLibCheck: false,
};

/** What the package needs by its own word. */
function dependencies(): readonly string[] {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { dependencies: object };
  return Object.keys(manifest.dependencies);
}
