import type { Page } from 'puppeteer-core';

/** A sentence that a live region was given. */
export interface SpokenMessage {
  readonly urgency: 'status' | 'alert';
  readonly text: string;
}

/** Writes down from now on everything that the page's live regions are given. */
export async function recordMessages(page: Page): Promise<void> {
  await page.evaluate(() => {
    const spoken: { urgency: string; text: string }[] = [];
    Object.assign(globalThis, { spoken });
    const roots: (Document | ShadowRoot)[] = [document];
    for (const root of roots) {
      for (const element of root.querySelectorAll('*')) if (element.shadowRoot) roots.push(element.shadowRoot);
      for (const region of root.querySelectorAll('[role=status], [role=alert]')) {
        new MutationObserver((changes) => {
          for (const { addedNodes, target, type } of changes) {
            const nodes = type === 'characterData' ? [target] : [...addedNodes];
            for (const { textContent } of nodes) {
              const text = textContent?.trim() ?? '';
              if (text !== '') spoken.push({ urgency: region.getAttribute('role') ?? '', text });
            }
          }
        }).observe(region, { childList: true, characterData: true, subtree: true });
      }
    }
  });
}

/** What was said since the recording began or since this was asked last. */
export async function spokenMessages(page: Page): Promise<readonly SpokenMessage[]> {
  return page.evaluate(() => (globalThis as unknown as { spoken: SpokenMessage[] }).spoken.splice(0));
}
