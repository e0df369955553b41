// Installs the dependencies when what is in node_modules is not what package-lock.json asks for.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exitOnFailure, root, run } from './run.mjs';

/** @typedef {{ version?: string, link?: boolean, optional?: boolean, devOptional?: boolean }} LockedPackage */

/**
 * @param {string} file
 * @returns {Record<string, LockedPackage> | undefined}
 */
function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(join(root, file), 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/** Whether node_modules holds every package of package-lock.json in its locked version. */
export function isInstalled() {
  const wanted = packagesOf('package-lock.json') ?? {};
  // npm's own record of what it has put there. Comparing contents, not dates: a checkout renews dates.
  const present = packagesOf('node_modules/.package-lock.json');
  if (!present) return false;
  return Object.entries(wanted).every(([path, { version, optional, devOptional }]) => {
    if (path === '') return true;
    const found = present[path];
    return found ? found.version === version : Boolean(optional || devOptional);
  });
}

/** Runs `npm ci` if it is needed. */
export async function ensureInstalled() {
  if (isInstalled()) return;
  console.log('Installing the dependencies (npm ci) …');
  // Through a shell, because npm is a command file on Windows.
  exitOnFailure(await run('npm ci --no-fund --no-audit', [], { shell: true }));
}
