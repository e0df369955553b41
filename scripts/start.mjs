// Builds the library and shows the demo, from a bare checkout if need be.
import { ensureInstalled } from './install.mjs';
import { exitOnFailure, runNode } from './run.mjs';

await ensureInstalled();
exitOnFailure(await runNode(['scripts/build.mjs']));

// Only now: it imports a library that may have been installed a moment ago.
const { serve } = await import('./serve.mjs');
const { url } = await serve({ port: Number(process.env['PORT'] ?? 8080), nextFree: true });
console.log(`\nThe demo is at ${url}/ (Ctrl+C ends it)`);
