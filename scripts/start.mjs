// Builds the library and shows the demo, from a bare checkout if need be.
import { ensureInstalled } from './install.mjs';
import { exitOnFailure, runNode } from './run.mjs';

await ensureInstalled();
exitOnFailure(await runNode(['scripts/build.mjs']));

// Only now: it imports libraries that may have been installed, and files that were built, a moment ago.
const { startFromEnvironment } = await import('../demo/receiver/start.js');
await startFromEnvironment();
