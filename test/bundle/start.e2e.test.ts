import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { after, suite, test } from 'node:test';
import { root } from '../../scripts/run.mjs';

suite('A web team starts the receiver with the built package alone', () => {
  let server: ChildProcess;
  after(() => server.kill('SIGKILL'));

  test('and reads where it is and what opens the staff’s pages', async () => {
    const env = { ...process.env, PORT: '0', LINK_KEY: 'a key of the site', STAFF_KEY: '' };
    server = spawn(process.execPath, [join(root, 'demo/receiver/start.js')], {
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    const [url = '', password = ''] = await new Promise<string[]>((resolve, reject) => {
      server.once('exit', () => reject(new Error(`It ended:\n${said}`)));
      server.stdout?.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        const told = /demo is at (\S+?)\/ [^]*password: (\S+)\)/.exec(said);
        if (told) resolve(told.slice(1));
      });
    });
    const page = await fetch(`${url}/nasba.html?today=2026-06-02`);
    assert.match(await page.text(), /data-today="2026-06-02">\{"contextId":"sample-sponsor-2026"/);
    assert.equal((await fetch(`${url}/dist/questionnaire-form.js`)).status, 200);
    const Authorization = `Basic ${Buffer.from(`staff:${password}`).toString('base64')}`;
    const list = await fetch(`${url}/staff`, { headers: { Authorization } });
    assert.match(await list.text(), /Nothing yet/);
  });

  test('and ends it with Ctrl+C', async () => {
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGINT');
    assert.equal(await ended, 0);
  });
});
