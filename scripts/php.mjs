// Finds the PHP that the tests of verify-php run.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** @param {string} program */
function runs(program) {
  try {
    execFileSync(program, ['-r', 'exit(PHP_VERSION_ID >= 80100 ? 0 : 1);'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

// Two test files may find none at the same time; the second waits for the first.
const install = 'command -v php || { apt-get update -qq && apt-get install -y -qq --no-install-recommends php-cli; }';

function installOnDebian() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  console.log('No PHP here; installing the one of this Debian (apt-get install php-cli) …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  try {
    execFileSync('flock', [join(tmpdir(), 'questionnaire-form-php.lock'), 'sh', '-c', install], {
      stdio: 'ignore',
      env,
    });
    return true;
  } catch {
    return false;
  }
}

/**
 * A program that runs PHP 8.1 or later: `PHP_PATH` when it is set, else `php`, else (as root on Debian) a freshly
 * installed one.
 *
 * @returns {string | undefined} undefined where there is none
 */
export function findPhp() {
  const named = process.env['PHP_PATH'];
  if (named) return runs(named) ? named : undefined;
  return runs('php') || (installOnDebian() && runs('php')) ? 'php' : undefined;
}
