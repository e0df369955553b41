import type { Page } from 'puppeteer-core';
import { inWords } from './accessibility.ts';
import type { Respondent } from './respondent.ts';

const margin = 8;
const farEnough = 250;
/** Every one of these is a stop of its own; of radio buttons only one in each group is. */
const stopsAt = ['button', 'link', 'textbox', 'checkbox', 'combobox', 'DisclosureTriangle'];

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Tabs once through the page and tells what somebody without a mouse would miss, one line each: what Tab passes by, and
 * a stop that shows no focus, lies under something else, or comes after what stands below it.
 */
export async function walkFindings(respondent: Respondent): Promise<readonly string[]> {
  const { page } = respondent;
  const found: string[] = [];
  await page.evaluate(() => {
    // Tab goes on from what had the focus last.
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute('tabindex');
    scrollTo(0, 0);
  });
  const operable = (await respondent.reader.all({ role: stopsAt })).filter(
    ({ states }) => states['focusable'] === true,
  );
  const passed = new Set<number>();
  let before: Box | undefined;
  for (let steps = 0; steps < farEnough; steps += 1) {
    await respondent.press('Tab');
    const focused = await respondent.reader.focused();
    // From the last stop, Tab leads out of the page, or straight to its first one again.
    if (!focused || passed.has(focused.id)) {
      const missed = operable.filter(({ id }) => !passed.has(id));
      return [...found, ...missed.map((thing) => `Tab passes by: ${inWords(thing)}`)];
    }
    passed.add(focused.id);
    const words = inWords(focused);
    const { box, covered } = await look(page);
    if (covered !== '') found.push(`lies under ${covered}: ${words}`);
    if (before && box.y + box.height <= before.y) found.push(`comes after what stands below it: ${words}`);
    const differing = await focusPixels(page, box);
    // A line of two pixels round it.
    const wanted = 2 * (box.width + box.height) * 2;
    if (differing < wanted) found.push(`shows its focus by ${differing} pixels, not ${Math.round(wanted)}: ${words}`);
    before = box;
  }
  return [...found, 'Tab never comes to the end of the page'];
}

/** How many pixels change when the focus goes. Afterwards nothing has it, but Tab goes on from the same place. */
async function focusPixels(page: Page, box: Box): Promise<number> {
  const focused = await photograph(page, box);
  await dropFocus(page);
  return page.evaluate(countDifferences, focused, await photograph(page, box));
}

async function dropFocus(page: Page): Promise<void> {
  await page.evaluate(() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    if (at instanceof HTMLElement) at.blur();
  });
}

/** Where the focused thing stands on the page, and what covers its middle. */
async function look(page: Page): Promise<{ box: Box; covered: string }> {
  return page.evaluate(() => {
    let at = document.activeElement!;
    while (at.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    const [{ x, y, width, height } = at.getBoundingClientRect()] = at.getClientRects();
    const labels = at instanceof HTMLInputElement ? [...(at.labels ?? [])] : [];
    let hit = document.elementFromPoint(x + width / 2, y + height / 2);
    while (hit?.shadowRoot) {
      const inner = hit.shadowRoot.elementFromPoint(x + width / 2, y + height / 2);
      if (!inner || inner === hit) break;
      hit = inner;
    }
    const own = [at, ...labels].some((part) => part.contains(hit) || hit?.contains(part));
    return {
      box: { x: x + scrollX, y: y + scrollY, width, height },
      covered: own ? '' : hit ? `${hit.localName}.${hit.className}` : 'the edge of the window',
    };
  });
}

async function photograph(page: Page, { x, y, width, height }: Box): Promise<string> {
  const clip = {
    x: Math.max(0, x - margin),
    y: Math.max(0, y - margin),
    width: width + 2 * margin,
    height: height + 2 * margin,
  };
  return page.screenshot({ clip, encoding: 'base64', captureBeyondViewport: true });
}

/** Runs in the page: how many pixels of two pictures differ visibly. */
async function countDifferences(one: string, other: string): Promise<number> {
  const pixels = async (picture: string): Promise<ImageData> => {
    const bytes = Uint8Array.from(atob(picture), (character) => character.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!;
    canvas.drawImage(bitmap, 0, 0);
    return canvas.getImageData(0, 0, bitmap.width, bitmap.height);
  };
  const [first, second] = [await pixels(one), await pixels(other)];
  let count = 0;
  for (let i = 0; i < first.data.length; i += 4) {
    const apart = [0, 1, 2].some((c) => Math.abs((first.data[i + c] ?? 0) - (second.data[i + c] ?? 0)) > 40);
    if (apart) count += 1;
  }
  return count;
}
