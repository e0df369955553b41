// Writes the generated code and the published JSON Schema; see scripts/generate.ts.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { exitOnFailure, root, runNode } from './run.mjs';

if (existsSync(join(root, 'scripts/generate.ts'))) {
  exitOnFailure(await runNode(['--import', 'tsx', 'scripts/generate.ts', ...process.argv.slice(2)]));
} else {
  console.log('Nothing to generate yet: scripts/generate.ts does not exist.');
}
