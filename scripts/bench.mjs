// Runs the benchmarks; what they measure is written in test/bench/run.ts.
import { ensureInstalled } from './install.mjs';
import { exitOnFailure, runNode } from './run.mjs';

await ensureInstalled();
exitOnFailure(await runNode(['scripts/build.mjs']));
exitOnFailure(await runNode(['--expose-gc', '--import', 'tsx', 'test/bench/run.ts', ...process.argv.slice(2)]));
