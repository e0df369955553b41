// Tries to break the promises about drafts, as often as the long form asks; what is tried is written in test/torture.
//
//   npm run torture                      every row, in every browser that is installed
//   npm run torture -- --row kill        one row
//   npm run torture -- --count 20        another number of tries
//   npm run torture -- --browser firefox only this browser
//   npm run torture -- --seed 7          the same choices as another run with that seed
import { ensureInstalled } from './install.mjs';
import { exitOnFailure, runNode } from './run.mjs';

await ensureInstalled();
exitOnFailure(await runNode(['scripts/build.mjs']));
exitOnFailure(await runNode(['--import', 'tsx', 'test/torture/run.ts', ...process.argv.slice(2)]));
