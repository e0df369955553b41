// Finds the PHP that the tests of verify-php run.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** @param {string} program */
function runs(program) {
  try {
    execFileSync(program, ['-r', 'exit(PHP_VERSION_ID >= 80100 ? 0 : 1);'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

function installOnDebian() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  console.log('No PHP here; installing the one of this Debian (apt-get install php-cli) …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  try {
    execFileSync('apt-get', ['update', '-qq'], { stdio: 'ignore', env });
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'php-cli'], { stdio: 'ignore', env });
    return true;
  } catch {
    return false;
  }
}

/**
 * A program that runs PHP 8.1 or later: `PHP_PATH`, else `php`, else (as root on Debian) a freshly installed one.
 *
 * @returns {string | undefined} undefined where there is none
 */
export function findPhp() {
  const program = process.env['PHP_PATH'] ?? 'php';
  return runs(program) || (installOnDebian() && runs(program)) ? program : undefined;
}
