import type { Page } from 'puppeteer-core';
import { inWords, type Perceived } from './accessibility.ts';

const controls = new Set([
  'button',
  'link',
  'textbox',
  'searchbox',
  'spinbutton',
  'checkbox',
  'radio',
  'combobox',
  'listbox',
  'DisclosureTriangle',
]);
const grouping = new Set(['dialog', 'image', 'group', 'radiogroup']);

/**
 * What is wrong with what a page tells assistive technology, one line each. These are the faults that axe does not
 * see: it knows no names that are alike, no error that stands beside its control unheard, no heading out of order
 * across a shadow root.
 */
export function perceptionFindings(things: readonly Perceived[]): readonly string[] {
  return [...unnamed(things), ...ungrouped(things), ...alike(things), ...unexplained(things), ...headings(things)];
}

function unnamed(things: readonly Perceived[]): readonly string[] {
  return things
    .filter(({ role, name }, i) => {
      // A folded piece of text is a group for the browser; its summary comes first in it.
      const needsName = controls.has(role) || (grouping.has(role) && things[i + 1]?.role !== 'DisclosureTriangle');
      return needsName && name.trim() === '';
    })
    .map((thing) => `has no name: ${inWords(thing)}`);
}

function ungrouped(things: readonly Perceived[]): readonly string[] {
  return things
    .filter(({ role, within }) => role === 'radio' && within.length === 0)
    .map((thing) => `radio button without a named group: ${inWords(thing)}`);
}

function alike(things: readonly Perceived[]): readonly string[] {
  const found: string[] = [];
  const seen = new Set<string>();
  for (const { role, name, description, within } of things) {
    if (!controls.has(role) || role === 'radio') continue;
    const isPressed = role === 'button' || role === 'link' || role === 'DisclosureTriangle';
    // A list of links or buttons shows nothing of what is around them; a box is met in its group.
    const key = JSON.stringify([role, name, ...(isPressed ? [description] : within)]);
    if (seen.has(key)) found.push(`another ${role} is called the same: “${name}”`);
    seen.add(key);
  }
  return found;
}

/** What is marked as wrong has to say so, and why, where the focus is. */
function unexplained(things: readonly Perceived[]): readonly string[] {
  return things
    .filter(({ states, description }) => states['invalid'] === 'true' && !/Error:/.test(description))
    .map((thing) => `marked as wrong without the reason in its description: ${inWords(thing)}`);
}

function headings(things: readonly Perceived[]): readonly string[] {
  const found: string[] = [];
  let before = 0;
  for (const { role, name, states } of things) {
    if (role !== 'heading') continue;
    const level = Number(states['level']);
    if (name.trim() === '') found.push(`empty heading of level ${level}`);
    if (before > 0 && level > before + 1) found.push(`heading “${name}” skips from level ${before} to ${level}`);
    before = level;
  }
  return found;
}

/** What does not fit into a page that is no wider than its window, one line each. */
export async function overflowFindings(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const width = document.documentElement.clientWidth;
    const visit = (root: Document | ShadowRoot): void => {
      for (const element of root.querySelectorAll('*')) {
        if (element.shadowRoot) visit(element.shadowRoot);
        const { right, left, width: own } = element.getBoundingClientRect();
        if (own <= 1 || !element.checkVisibility()) continue;
        const scrolls = element.closest('[role=region][tabindex], pre');
        if ((right > width + 1 || left < -1) && !scrolls) {
          found.push(`reaches from ${left} to ${right} of ${width}: ${element.localName}.${element.className}`);
        }
      }
    };
    visit(document);
    return found;
  });
}

/** Controls that, with their labels, are smaller than 24 by 24 CSS pixels, one line each; links in text may be. */
export async function targetFindings(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const visit = (root: Document | ShadowRoot): void => {
      for (const element of root.querySelectorAll<HTMLElement>('*')) {
        if (element.shadowRoot) visit(element.shadowRoot);
        if (!element.matches('button, input, select, textarea, summary') || !element.checkVisibility()) continue;
        // Pressing the label of a radio button or checkbox is pressing the thing itself.
        const boxes = [element, ...((element as HTMLInputElement).labels ?? [])].map((one) =>
          one.getBoundingClientRect(),
        );
        const width = Math.max(...boxes.map(({ right }) => right)) - Math.min(...boxes.map(({ left }) => left));
        const height = Math.max(...boxes.map(({ bottom }) => bottom)) - Math.min(...boxes.map(({ top }) => top));
        if (width > 1 && height > 1 && (width < 24 || height < 24)) {
          found.push(`is ${width} by ${height} pixels: ${element.localName} ${element.id}`);
        }
      }
    };
    visit(document);
    return found;
  });
}

/** Words cut off when the lines, words and letters stand as far apart as WCAG 1.4.12 lets readers ask for, one line each. */
export async function spacingFindings(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } ' +
        'p { margin-block-end: 2em !important }',
    );
    const roots: (Document | ShadowRoot)[] = [document];
    for (const root of roots) {
      for (const element of root.querySelectorAll('*')) if (element.shadowRoot) roots.push(element.shadowRoot);
    }
    for (const root of roots) root.adoptedStyleSheets.push(sheet);
    const found = roots
      .flatMap((root) => [...root.querySelectorAll('*')])
      .filter((element) => {
        const { overflowX, overflowY, position } = getComputedStyle(element);
        const hides = [overflowX, overflowY].some((way) => way === 'hidden' || way === 'clip');
        const cut = element.scrollHeight > element.clientHeight + 1 || element.scrollWidth > element.clientWidth + 1;
        // Text for screen readers only is meant to be cut off, and a box scrolls along with the caret.
        const isMeant = position === 'absolute' || element.matches('input, textarea, select');
        return hides && cut && !isMeant && element.checkVisibility();
      })
      .map((element) => `cuts off its words when they are spaced: ${element.localName}.${element.className}`);
    for (const root of roots) root.adoptedStyleSheets = root.adoptedStyleSheets.filter((one) => one !== sheet);
    return found;
  });
}
