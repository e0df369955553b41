// Starting other programs, and the places they need. Imports nothing that has to be installed first.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root folder. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * Runs a program in the repository and gives its exit code, and what it printed when `capture` is set.
 * @param {string} command
 * @param {string[]} args
 * @param {{ capture?: boolean, shell?: boolean, env?: Record<string, string> }} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(command, args, { capture = false, shell = false, env = {} } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      shell,
      env: { ...process.env, ...env },
      stdio: ['ignore', capture ? 'pipe' : 'inherit', 'inherit'],
    });
    let output = '';
    child.stdout?.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
      output += text;
      process.stdout.write(text);
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/**
 * Runs Node with these arguments.
 * @param {string[]} args
 * @param {{ capture?: boolean, env?: Record<string, string> }} [options]
 */
export function runNode(args, options) {
  return run(process.execPath, args, options);
}

/**
 * Runs the program that an installed package offers, without a shell, so that it works the same on Windows.
 * @param {string} packageName
 * @param {string[]} args
 * @param {{ bin?: string, capture?: boolean }} [options]
 */
export function runTool(packageName, args, { bin, ...options } = {}) {
  const folder = join(root, 'node_modules', packageName);
  /** @type {{ bin: string | Record<string, string> }} */
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const script = typeof manifest.bin === 'string' ? manifest.bin : manifest.bin[bin ?? packageName];
  if (!script) throw new Error(`The package ${packageName} offers no program "${bin ?? packageName}".`);
  return runNode([join(folder, script), ...args], options);
}

/**
 * Ends the process with the code of a failed run; does nothing after a good one.
 * @param {{ code: number }} result
 */
export function exitOnFailure({ code }) {
  if (code !== 0) process.exit(code);
}
