// Finds the Chromium that the real-browser tests drive.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
];

/** @returns {string[]} */
function usualPlaces() {
  const { PATH = '', HOME = '', LOCALAPPDATA = '', PROGRAMFILES = '' } = process.env;
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].flatMap((app) =>
      ['/Applications', join(HOME, 'Applications')].map((folder) => join(folder, `${app}.app/Contents/MacOS/${app}`)),
    );
  }
  if (process.platform === 'win32') {
    return [PROGRAMFILES, process.env['PROGRAMFILES(X86)'] ?? '', LOCALAPPDATA].flatMap((folder) =>
      ['Google\\Chrome', 'Chromium', 'Microsoft\\Edge'].map((app) =>
        join(folder, app, 'Application', app.endsWith('Edge') ? 'msedge.exe' : 'chrome.exe'),
      ),
    );
  }
  const folders = [...PATH.split(delimiter), '/usr/bin', '/usr/local/bin', '/opt/google/chrome', '/snap/bin'];
  return folders.filter(Boolean).flatMap((folder) => names.map((name) => join(folder, name)));
}

function isRoot() {
  return process.getuid?.() === 0;
}

function installOnDebian() {
  if (process.platform !== 'linux' || !isRoot() || !existsSync('/usr/bin/apt-get')) return false;
  console.log('No Chromium here; installing the one of this Debian (apt-get install chromium) …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  try {
    execFileSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env });
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { stdio: 'inherit', env });
    return true;
  } catch {
    return false;
  }
}

/**
 * The path of a Chromium-family browser: `CHROME_PATH`, else one at the usual places, else (as root on Debian)
 * a freshly installed one. Throws when there is none.
 */
export function findBrowser() {
  const named = process.env['CHROME_PATH'];
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`CHROME_PATH is set to ${named}, but there is no such file.`);
  }
  const present = () => usualPlaces().find((path) => existsSync(path));
  const found = present() ?? (installOnDebian() ? present() : undefined);
  if (found) return found;
  throw new Error(
    'The tests need Chromium, Chrome or Edge, and none was found. Install one ' +
      '(Debian and Ubuntu: apt-get install chromium), or set CHROME_PATH to its program file.',
  );
}

/** The path of a Firefox (`FIREFOX_PATH`, else one at the usual places), or undefined where none is installed. */
export function findFirefox() {
  const { FIREFOX_PATH, PATH = '', PROGRAMFILES = '' } = process.env;
  if (FIREFOX_PATH) return existsSync(FIREFOX_PATH) ? FIREFOX_PATH : undefined;
  const places = [
    ...PATH.split(delimiter).flatMap((folder) => ['firefox', 'firefox-esr'].map((name) => join(folder, name))),
    '/Applications/Firefox.app/Contents/MacOS/firefox',
    join(PROGRAMFILES, 'Mozilla Firefox', 'firefox.exe'),
  ];
  return places.find((path) => existsSync(path));
}

/** The command-line arguments to start it with: no traffic of its own, and no sandbox where root cannot have one. */
export function browserArgs() {
  return [
    '--no-first-run',
    '--disable-gpu',
    '--disable-quic',
    '--disable-sync',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-dev-shm-usage',
    ...(isRoot() ? ['--no-sandbox'] : []),
  ];
}
