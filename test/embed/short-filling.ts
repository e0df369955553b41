import type { Browser, Page } from 'puppeteer-core';

/** A page that somebody writes down what happens on, in any browser. */
export interface WatchedPage {
  readonly page: Page;
  /** Exceptions, console errors and what the content policy stopped. */
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
}

/** Opens a page, in a new tab or the one given, and waits until it has loaded. */
export async function openWatched(browser: Browser, address: string, tab?: Page): Promise<WatchedPage> {
  const page = tab ?? (await browser.newPage());
  const errors: string[] = [];
  const warnings: string[] = [];
  page.on('pageerror', (error) => errors.push(`uncaught: ${String(error)}`));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(`console: ${message.text()}`);
    if (message.type() === 'warn') warnings.push(message.text());
  });
  // The compiler of these tests calls this in every function that they send to the page.
  await page.evaluateOnNewDocument('globalThis.__name = (made) => made');
  await page.evaluateOnNewDocument(() => {
    Object.assign(globalThis, { sent: [] });
    addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
      console.error(`policy: ${effectiveDirective} stopped ${blockedURI}`),
    );
    document.addEventListener('questionnaire-submit', ({ payload }) =>
      (globalThis as unknown as { sent: unknown[] }).sent.push(payload.answers),
    );
  });
  await page.goto(address, { waitUntil: 'load' });
  return { page, errors, warnings };
}

/** Fills in the questionnaire of two questions and sends it; resolves to the answers that the page was handed. */
export async function fillInTwoQuestions(page: Page): Promise<unknown> {
  return page.evaluate(async () => {
    const form = document.querySelector('questionnaire-form')!;
    await customElements.whenDefined('questionnaire-form');
    await form.ready;
    const inside = <T extends Element>(selector: string) => form.shadowRoot!.querySelector<T>(selector)!;
    const press = async (then: string) => {
      const happened = new Promise((resolve) => document.addEventListener(then, resolve, { once: true }));
      inside<HTMLButtonElement>('button.primary').click();
      await happened;
      await form.updateComplete;
    };
    await form.updateComplete;
    await press('questionnaire-page');
    const box = inside<HTMLInputElement>('input:not([type=radio])');
    box.value = 'Sample unit';
    for (const type of ['input', 'change']) box.dispatchEvent(new Event(type, { bubbles: true }));
    inside<HTMLInputElement>('input[type=radio][value=no]').click();
    await press('questionnaire-page');
    await press('questionnaire-submit');
    return (globalThis as unknown as { sent: unknown[] }).sent;
  });
}

/** What the page is handed after `fillInTwoQuestions`. */
export const handedOver = [{ unit: 'Sample unit', changed: { answer: 'no' } }];
