import type { Page } from 'puppeteer-core';

/** Stands beside a page and writes down everything that a web team would not want to see there. */
export class Witness {
  /** Console errors and warnings, uncaught exceptions, and what the content security policy stopped. */
  readonly complaints: string[] = [];
  /** Every address that the page asked for. */
  readonly addresses: string[] = [];

  private constructor() {}

  /** Starts watching; call it before the page goes anywhere. */
  static async watch(page: Page): Promise<Witness> {
    const witness = new Witness();
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warn') {
        witness.complaints.push(`console ${message.type()}: ${message.text()}`);
      }
    });
    page.on('pageerror', (error) => witness.complaints.push(`uncaught: ${String(error)}`));
    page.on('request', (request) => witness.addresses.push(request.url()));
    await page.evaluateOnNewDocument(() => {
      addEventListener(
        'securitypolicyviolation',
        ({ effectiveDirective, blockedURI, sample }) =>
          console.error(`policy violation: ${effectiveDirective} stopped ${blockedURI} ${sample}`),
        true,
      );
    });
    // The console names some violations only here, in the issues panel.
    const client = await page.createCDPSession();
    client.on('Audits.issueAdded', ({ issue }) => {
      if (issue.code === 'ContentSecurityPolicyIssue') witness.complaints.push(JSON.stringify(issue.details));
    });
    await client.send('Audits.enable');
    return witness;
  }

  /** The addresses that are not on this site. */
  elsewhere(site: string): readonly string[] {
    const own = (address: string) => new URL(address).origin === site || /^(data|blob|about):/.test(address);
    return this.addresses.filter((address) => !own(address));
  }
}
