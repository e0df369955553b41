// Runs test/**/*.browser.test.ts in a real Chromium.
import { browserArgs, findBrowser } from './scripts/browser.mjs';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { fileURLToPath } from 'node:url';

/**
 * `import data from './data.json'` as bundlers allow it: such imports get an address of their own, which answers
 * with a module. A fetch of the file still gets JSON.
 * @type {import('@web/test-runner').TestRunnerPlugin}
 */
const jsonModules = {
  name: 'json-modules',
  transformImport: ({ source }) => (source.endsWith('.json') ? `${source}?module` : undefined),
  resolveMimeType: ({ path, query }) => (path.endsWith('.json') && 'module' in query ? 'js' : undefined),
  transform({ path, query, body }) {
    if (!path.endsWith('.json') || !('module' in query)) return undefined;
    return { body: `export default ${String(body)};` };
  },
};

/**
 * axe-core ships no module, only a script that sets `window.axe`.
 * @type {import('@web/test-runner').TestRunnerPlugin}
 */
const axeModule = {
  name: 'axe-module',
  transform(context) {
    if (!context.path.endsWith('/axe-core/axe.js')) return undefined;
    return { body: `${String(context.body)}\nexport default window.axe;` };
  },
};

/**
 * A last line that scripts/test.mjs adds to the sum of all steps.
 * @returns {import('@web/test-runner').Reporter}
 */
function countReporter() {
  return {
    onTestRunFinished({ sessions }) {
      let [passed, failed] = [0, 0];
      /** @param {import('@web/test-runner').TestSuiteResult} suite */
      const count = (suite) => {
        for (const test of suite.tests) {
          if (test.passed) passed += 1;
          else if (!test.skipped) failed += 1;
        }
        suite.suites.forEach(count);
      };
      for (const session of sessions) {
        const failedBefore = failed;
        if (session.testResults) count(session.testResults);
        // A file that did not load, or that threw outside a test, has no failed test to count.
        if (!session.passed && failed === failedBefore) failed += 1;
      }
      console.log(`Browser tests: ${passed} passed, ${failed} failed`);
    },
  };
}

/** @type {import('@web/test-runner').TestRunnerConfig} */
export default {
  files: 'test/**/*.browser.test.ts',
  rootDir: fileURLToPath(new URL('.', import.meta.url)),
  nodeResolve: { exportConditions: ['development'] },
  concurrency: 2,
  // What comes in pieces of its own is there before the tests: how it comes is for the tests of the built files.
  testRunnerHtml: (framework) => `<!doctype html><html><body><script type="module">
    await import('/test/all-pieces.ts');
    await import(${JSON.stringify(framework)});
  </script></body></html>`,
  testFramework: { config: { timeout: 10_000 } },
  filterBrowserLogs: ({ args }) => !String(args[0]).startsWith('Lit is in dev mode'),
  browsers: [
    chromeLauncher({
      launchOptions: { executablePath: findBrowser(), args: browserArgs() },
      // A page of a headless browser has the focus only by chance, and leaving a question is a matter of focus.
      async createPage({ context }) {
        const page = await context.newPage();
        const client = await page.createCDPSession();
        await client.send('Emulation.setFocusEmulationEnabled', { enabled: true });
        // A form with unsaved answers asks before the page goes on to the next file of tests.
        page.on('dialog', (dialog) => void dialog.accept());
        return page;
      },
    }),
  ],
  plugins: [
    jsonModules,
    axeModule,
    esbuildPlugin({ ts: true, target: 'es2022', tsconfig: fileURLToPath(new URL('tsconfig.json', import.meta.url)) }),
  ],
  reporters: [
    defaultReporter({ reportTestResults: true, reportTestProgress: Boolean(process.stdout.isTTY) }),
    countReporter(),
  ],
};
