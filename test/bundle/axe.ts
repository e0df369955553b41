import axe from 'axe-core';
import type { CDPSession, Page } from 'puppeteer-core';

const standard = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What axe says about a page, one line per element concerned. */
export interface AxeVerdict {
  /** Breaches of WCAG 2.0 to 2.2, level A and AA. */
  readonly violations: readonly string[];
  /** Breaches of what axe calls best practice. */
  readonly advice: readonly string[];
}

/**
 * Runs axe on the whole page, in a script world of its own, so that it neither disturbs the page nor asks its policy;
 * with all its rules, or only with those named.
 */
export async function runAxe(page: Page, rules?: readonly string[]): Promise<AxeVerdict> {
  const client = await page.createCDPSession();
  try {
    const { frameTree } = await client.send('Page.getFrameTree');
    const { executionContextId } = await client.send('Page.createIsolatedWorld', {
      frameId: frameTree.frame.id,
      worldName: 'axe',
    });
    await evaluate(client, executionContextId, axe.source);
    const runOnly = rules ? { type: 'rule', values: rules } : [...standard, 'best-practice'];
    const options = { runOnly, resultTypes: ['violations'] };
    const found = (await evaluate(
      client,
      executionContextId,
      `axe.run(document, ${JSON.stringify(options)}).then(({ violations }) => violations)`,
    )) as axe.Result[];
    const lines = (wanted: boolean) =>
      found.filter(({ tags }) => tags.includes('best-practice') !== wanted).flatMap(inLines);
    return { violations: lines(true), advice: lines(false) };
  } finally {
    await client.detach();
  }
}

async function evaluate(client: CDPSession, contextId: number, expression: string): Promise<unknown> {
  const { result, exceptionDetails } = await client.send('Runtime.evaluate', {
    expression,
    contextId,
    awaitPromise: true,
    returnByValue: true,
  });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value;
}

function inLines({ id, nodes }: axe.Result): readonly string[] {
  return nodes.map(
    ({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} – ${(failureSummary ?? '').replace(/\s+/g, ' ')}`,
  );
}
