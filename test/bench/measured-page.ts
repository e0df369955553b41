import type { Browser, CDPSession, Page } from 'puppeteer-core';

/** What a stretch of work cost on the page's main thread, in milliseconds of CPU (not of the clock on the wall). */
export interface Cost {
  /** Everything: scripts, style, layout, paint, and the browser's own work for them. */
  readonly cpu: number;
  readonly layout: number;
  readonly style: number;
}

/** What a page holds after garbage collection. */
export interface Holding {
  /** JavaScript heap in bytes. */
  readonly heap: number;
  readonly nodes: number;
}

type Metrics = Readonly<Record<string, number>>;

/** A page of its own, in a browser context of its own, whose costs are counted from before its first navigation. */
export class MeasuredPage {
  private constructor(
    private readonly page: Page,
    private readonly cdp: CDPSession,
    private readonly close_: () => Promise<void>,
  ) {}

  static async open(browser: Browser, siteUrl: string): Promise<MeasuredPage> {
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    await page.setViewport({ width: 1000, height: 800 });
    // So that the page under test comes into a process that runs already.
    await page.goto(`${siteUrl}/blank.html`);
    const cdp = await page.createCDPSession();
    // Counts the thread's own CPU time: other work on the machine does not show.
    await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
    return new MeasuredPage(page, cdp, () => context.close());
  }

  async close(): Promise<void> {
    await this.close_();
  }

  /** Goes to an address; resolves when the form stands and has been painted. */
  async load(address: string): Promise<void> {
    await this.page.goto(address);
    await this.ask('probe.ready()');
  }

  /** Evaluates an expression in the page, awaiting what it gives. */
  ask<Answer = void>(expression: string): Promise<Answer> {
    return this.page.evaluate(expression) as Promise<Answer>;
  }

  /** What some work costs the page. */
  async cost(work: () => Promise<unknown>): Promise<Cost> {
    const before = await this.metrics();
    await work();
    const after = await this.metrics();
    const spent = (name: string) => ((after[name] ?? 0) - (before[name] ?? 0)) * 1000;
    return {
      cpu: spent('TaskDuration') - spent('DevToolsCommandDuration'),
      layout: spent('LayoutDuration'),
      style: spent('RecalcStyleDuration'),
    };
  }

  /** Clears away what nobody needs any more. */
  async collectGarbage(): Promise<void> {
    await this.cdp.send('HeapProfiler.collectGarbage');
  }

  async holding(): Promise<Holding> {
    await this.collectGarbage();
    const { JSHeapUsedSize = NaN, Nodes = NaN } = await this.metrics();
    return { heap: JSHeapUsedSize, nodes: Nodes };
  }

  /** Types letters into the control that has the focus, one by one, slowly enough that each is painted. */
  async type(count: number): Promise<void> {
    for (let i = 0; i < count; i += 1) {
      const letter = String.fromCharCode(97 + (i % 26));
      const key = {
        key: letter,
        code: `Key${letter.toUpperCase()}`,
        windowsVirtualKeyCode: letter.toUpperCase().charCodeAt(0),
      };
      await this.cdp.send('Input.dispatchKeyEvent', { type: 'keyDown', text: letter, unmodifiedText: letter, ...key });
      await this.cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
  }

  /** Records a CPU profile of some work, in Chrome's own format. */
  async profile(work: () => Promise<unknown>): Promise<unknown> {
    await this.cdp.send('Profiler.enable');
    await this.cdp.send('Profiler.setSamplingInterval', { interval: 200 });
    await this.cdp.send('Profiler.start');
    await work();
    const { profile } = await this.cdp.send('Profiler.stop');
    return profile;
  }

  private async metrics(): Promise<Metrics> {
    const { metrics } = await this.cdp.send('Performance.getMetrics');
    return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
  }
}

/** Milliseconds between two keys: longer than a frame. */
const PAUSE = 25;
