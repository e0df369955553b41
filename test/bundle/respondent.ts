import { basename } from 'node:path';
import type { KeyInput, Page } from 'puppeteer-core';
import { AccessibilityReader, fits, inWords, type Perceived, type Wanted } from './accessibility.ts';
import { FileDialog } from './file-dialog.ts';

/** A page that does not change within this many milliseconds is not going to. */
const patience = 10_000;
const farEnough = 250;

/** The parts of a date as somebody types them into its three boxes. */
export interface TypedDate {
  readonly day: string;
  readonly month: string;
  readonly year: string;
}

/**
 * Somebody who fills in a questionnaire with the keyboard and a screen reader: finds things by the names that the
 * page tells assistive technology, gets to them with Tab, and uses no pointer and no knowledge of the page's code.
 * What cannot be found, or reached with Tab, is an error that says what there was instead.
 */
export class Respondent {
  private constructor(
    readonly page: Page,
    readonly reader: AccessibilityReader,
    readonly dialog: FileDialog,
    private readonly isDirect: boolean,
  ) {}

  /**
   * Somebody at this page. Where a test is not about the way there, `isDirect` puts the focus on what is wanted, as a
   * screen reader's list of controls does, which is many times faster than Tab after Tab.
   */
  static async at(page: Page, isDirect = false): Promise<Respondent> {
    return new Respondent(page, await AccessibilityReader.of(page), await FileDialog.of(page), isDirect);
  }

  /** Presses a key so many times. */
  async press(key: KeyInput, times = 1): Promise<void> {
    for (let i = 0; i < times; i += 1) await this.page.keyboard.press(key);
  }

  /** Waits until what is wanted is on the page and tabs on until the focus is there, once round the page at most. */
  async goTo(wanted: Wanted): Promise<Perceived> {
    const found = await this.perceives(wanted);
    if (this.isDirect) await this.reader.focus(found);
    const passed: Perceived[] = [];
    let roundTrips = 0;
    for (let steps = 0; steps < farEnough && roundTrips < 2; steps += 1) {
      const stop = await this.reader.focused();
      if (stop && fits(stop, wanted)) return stop;
      if (stop) passed.push(stop);
      else roundTrips += 1;
      await this.press('Tab');
    }
    const stops = [...new Set(passed.map(inWords))].join('\n  ');
    throw new Error(`Tab does not reach ${wantedInWords(wanted)}; it stops at\n  ${stops}`);
  }

  /** Tabs to a button or link and presses Enter. */
  async activate(name: string | RegExp, within?: string | RegExp): Promise<void> {
    await this.goTo({ role: ['button', 'link', 'DisclosureTriangle', 'summary'], name, ...(within && { within }) });
    await this.press('Enter');
  }

  /** Tabs to a text box and types over what it holds. */
  async fill(name: string | RegExp, text: string, within?: string | RegExp): Promise<void> {
    await this.goTo({ role: ['textbox', 'searchbox', 'spinbutton'], name, ...(within && { within }) });
    await this.typeOver(text);
  }

  /** Replaces the text of the box that has the focus. */
  async typeOver(text: string): Promise<void> {
    await this.page.keyboard.down('Control');
    await this.page.keyboard.press('KeyA');
    await this.page.keyboard.up('Control');
    if (text === '') await this.press('Delete');
    else await this.page.keyboard.type(text);
  }

  /** Tabs to a question's radio buttons and chooses one with the arrow keys. */
  async choose(question: string | RegExp, option: string | RegExp): Promise<void> {
    let at = await this.goTo({ role: 'radio', within: question });
    const first = at.id;
    while (!fits(at, { name: option })) {
      await this.press('ArrowDown');
      const next = await this.reader.focused();
      if (!next || next.id === first) throw new Error(`No radio button ${String(option)} in ${String(question)}.`);
      at = next;
    }
    if (at.states['checked'] !== 'true') await this.press('Space');
  }

  /** Tabs to checkboxes of a question, in the order of the page, and ticks or unticks each. */
  async tick(question: string | RegExp, ...options: readonly (string | RegExp)[]): Promise<void> {
    for (const name of options) {
      await this.goTo({ role: 'checkbox', name, within: question });
      await this.press('Space');
    }
  }

  /** Types a date into its boxes. */
  async fillDate(question: string | RegExp, date: TypedDate): Promise<void> {
    const boxes: readonly [RegExp, string][] = [
      [/^Month/, date.month],
      [/^Day/, date.day],
      [/^Year/, date.year],
    ];
    for (const [name, text] of boxes) await this.fill(name, text, question);
  }

  /** Picks files for a question and waits until they are attached. */
  async attach(question: string | RegExp, ...files: readonly string[]): Promise<void> {
    await this.pickFiles(question, ...files);
    for (const file of files) await this.perceives({ role: 'button', name: `Remove ${basename(file)}` });
  }

  /** Tabs to a question's file button, presses it and picks files in the dialog that opens. */
  async pickFiles(question: string | RegExp, ...files: readonly string[]): Promise<void> {
    await this.goTo({ role: 'button', name: /^Choose file/, within: question });
    await this.dialog.pick(files, () => this.press('Enter'), patience);
  }

  /** Waits until the focus is on a heading, which says that another page has appeared. */
  async arrivesAt(heading: string | RegExp): Promise<void> {
    await this.until(
      async () => {
        const at = await this.reader.focused();
        return at !== undefined && fits(at, { role: 'heading', name: heading });
      },
      () => `The focus does not arrive at the heading ${String(heading)}`,
    );
  }

  /** Waits until the focus is on the summary of what has to be put right. */
  async isToldWhatIsWrong(): Promise<void> {
    await this.until(
      async () => {
        const at = await this.reader.focused();
        return at !== undefined && fits(at, { role: 'group', name: /to put right/ });
      },
      () => 'The focus does not go to the summary of what is wrong',
    );
  }

  /** Waits until a piece of text on the page fits. */
  async reads(text: string | RegExp): Promise<void> {
    let words = '';
    await this.until(
      async () => {
        words = await this.reader.words();
        return typeof text === 'string' ? words.includes(text) : text.test(words);
      },
      () => `The page does not say ${String(text)}; it says\n${words}`,
    );
  }

  /** Waits until something that fits is on the page, and gives the first. */
  async perceives(wanted: Wanted): Promise<Perceived> {
    let found: Perceived | undefined;
    await this.until(
      async () => (found = (await this.reader.all(wanted))[0]) !== undefined,
      () => `There is no ${wantedInWords(wanted)} on the page`,
    );
    return found!;
  }

  /** Looks again after each frame until something holds. */
  async until(holds: () => Promise<boolean>, otherwise: () => string): Promise<void> {
    const end = performance.now() + patience;
    while (!(await holds())) {
      if (performance.now() > end) throw new Error(otherwise());
      await this.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
    }
  }
}

function wantedInWords({ role, name, within }: Wanted): string {
  const place = within === undefined ? '' : ` in ${String(within)}`;
  return `${String(role ?? 'thing')} ${String(name ?? '')}${place}`;
}
