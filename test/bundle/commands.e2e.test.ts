import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { root } from '../../scripts/run.mjs';

const bin = join(root, 'dist/cli.js');
const file = join(root, 'schemas/iacet/annual-report.2026.json');

function questionnaire(args: readonly string[], input = '') {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], { input, encoding: 'utf8' });
  return { status, stdout, stderr };
}

suite('The built command', () => {
  test('works on files and on the standard input, without a colour where there is no terminal', () => {
    const made = questionnaire(['schema', file]);
    assert.equal(made.status, 0, made.stderr);
    assert.equal((JSON.parse(made.stdout) as { type: string }).type, 'object');
    const broken = questionnaire(['types', '-'], '{ "format": 1,\n "titel": "x" }');
    assert.equal(broken.status, 1);
    assert.match(broken.stderr, /^standard input:2:\d+: /m);
    assert.ok(!broken.stderr.includes('\u001b'));
    assert.equal(questionnaire(['types', '/nowhere.json']).status, 2);
    const { status, stdout } = questionnaire(['verify', file, '-'], '{}');
    assert.equal(status, 1);
    assert.match(stdout, /^attachments: malformed$/m);
  });
});
