// Finds the PostgreSQL that the tests of the receiver start for themselves.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

const debian = '/usr/lib/postgresql';

/** @returns {string[]} */
function usualPlaces() {
  const { PATH = '', PROGRAMFILES = '' } = process.env;
  const versions = [debian, join(PROGRAMFILES, 'PostgreSQL')].flatMap((folder) =>
    existsSync(folder) ? readdirSync(folder).map((version) => join(folder, version, 'bin')) : [],
  );
  return [...versions, ...PATH.split(delimiter).filter(Boolean), '/usr/local/pgsql/bin', '/opt/homebrew/bin'];
}

// Two test files may find none at the same time; the second waits for the first.
const install = `ls ${debian}/*/bin/initdb || { apt-get update -qq && apt-get install -y -qq --no-install-recommends postgresql; }`;

function installOnDebian() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  console.log('No PostgreSQL here; installing the one of this Debian (apt-get install postgresql) …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  try {
    execFileSync('flock', [join(tmpdir(), 'questionnaire-form-postgres.lock'), 'sh', '-c', install], {
      stdio: 'ignore',
      env,
    });
    return true;
  } catch {
    return false;
  }
}

/**
 * The folder with `initdb` and `postgres`: `POSTGRES_BIN`, else one of the usual places, else (as root on Debian) that
 * of a freshly installed one.
 *
 * @returns {string | undefined} undefined where there is none
 */
export function findPostgres() {
  const named = process.env['POSTGRES_BIN'];
  const holds = (/** @type {string} */ folder) =>
    ['initdb', 'initdb.exe'].some((program) => existsSync(join(folder, program)));
  if (named) return holds(named) ? named : undefined;
  const present = () => usualPlaces().find(holds);
  return present() ?? (installOnDebian() ? present() : undefined);
}
