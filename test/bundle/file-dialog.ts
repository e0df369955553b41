import type { CDPSession, Page } from 'puppeteer-core';

/** Stands in for the system's dialog that picks files, because no script can press the buttons of the real one. */
export class FileDialog {
  readonly #client: CDPSession;

  private constructor(client: CDPSession) {
    this.#client = client;
  }

  /** From now on the page's file dialogs open here. */
  static async of(page: Page): Promise<FileDialog> {
    const client = await page.createCDPSession();
    await client.send('Page.enable');
    await client.send('Page.setInterceptFileChooserDialog', { enabled: true });
    return new FileDialog(client);
  }

  /** Opens the dialog with `open` and picks these files in it; rejects when none opens within so many milliseconds. */
  async pick(files: readonly string[], open: () => Promise<void>, patience: number): Promise<void> {
    const opened = new Promise<number>((resolve, reject) => {
      const giveUp = setTimeout(() => reject(new Error('No file dialog opened.')), patience);
      this.#client.once('Page.fileChooserOpened', ({ backendNodeId }) => {
        clearTimeout(giveUp);
        resolve(backendNodeId ?? 0);
      });
    });
    await open();
    await this.#client.send('DOM.setFileInputFiles', { files: [...files], backendNodeId: await opened });
  }
}
