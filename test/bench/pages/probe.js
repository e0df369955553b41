// What the benchmark asks of both pages: when they stand, when the draft is written, and where a control is.
/* global document, window, NodeFilter, performance, requestAnimationFrame, setTimeout, CSS, HTMLElement, InputEvent */

/**
 * @typedef {object} Side what the page under test gives
 * @property {Promise<unknown>} ready resolves when the form stands
 * @property {() => ParentNode} root where the controls are
 * @property {() => Promise<unknown>} settled resolves when nothing waits to be rendered
 * @property {() => readonly unknown[]} [violations] everything that is wrong at the moment
 */

class Probe {
  #isSaved = true;
  /** @type {((nothing?: undefined) => void)[]} */
  #waiting = [];
  /** @type {Promise<Side>} */
  #side;
  /** @type {(side: Side) => void} */
  #found = () => {};

  constructor() {
    this.#side = new Promise((resolve) => (this.#found = resolve));
    window.addEventListener('input', () => (this.#isSaved = false), { capture: true });
  }

  /** Called by the page under test. @param {Side} side */
  start(side) {
    this.#found(side);
  }

  /** Called by the page under test whenever everything typed so far is committed. */
  saved() {
    this.#isSaved = true;
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  /** Resolves when the form stands and has been painted. */
  async ready() {
    const side = await this.#side;
    await side.ready;
    await this.painted();
  }

  /** Resolves when all that is pending has been rendered and painted. */
  async painted() {
    const side = await this.#side;
    await side.settled();
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve))));
  }

  /** Resolves when everything typed so far has been committed. */
  async kept() {
    if (!this.#isSaved) await new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** A control or another piece by its id. @param {string} id */
  async find(id) {
    const found = (await this.#side).root().querySelector(`#${CSS.escape(id)}`);
    if (found instanceof HTMLElement) return found;
    throw new Error(`There is no element "${id}".`);
  }

  /** Puts the cursor into a control, in view. @param {string} id */
  async focus(id) {
    const control = await this.find(id);
    control.scrollIntoView({ block: 'center' });
    control.focus();
    await this.painted();
  }

  /** Ticks a checkbox as the respondent does, and waits for what comes of it. @param {string} id */
  async tick(id) {
    (await this.find(id)).click();
    await this.painted();
  }

  /** Presses the button that goes on, and waits for what comes of it. */
  async press() {
    const button = (await this.#side).root().querySelector('button[type=submit]');
    if (button instanceof HTMLElement) button.click();
    await this.painted();
  }

  /**
   * Milliseconds of script per key, without style, layout and paint: the page's own handlers and everything that they
   * put off to microtasks. The median of many.
   * @param {string} id @param {number} count
   */
  async keyScript(id, count) {
    const control = /** @type {HTMLInputElement} */ (await this.find(id));
    const times = [];
    for (let i = 0; i < count; i += 1) {
      control.value = `typed ${i % 10}`;
      const event = new InputEvent('input', { bubbles: true, composed: true, inputType: 'insertText' });
      const start = performance.now();
      control.dispatchEvent(event);
      for (let tick = 0; tick < 50; tick += 1) await undefined;
      times.push(performance.now() - start);
    }
    return times.sort((a, b) => a - b)[count >> 1];
  }

  /**
   * Milliseconds that it takes to gather everything that is wrong after a key was typed. The median of many.
   * @param {string} id @param {number} count
   */
  async violations(id, count) {
    const { violations = () => [] } = await this.#side;
    const control = /** @type {HTMLInputElement} */ (await this.find(id));
    const times = [];
    for (let i = 0; i < count; i += 1) {
      control.value = `typed ${i % 10}`;
      control.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      const start = performance.now();
      if (violations().length === 0) throw new Error('Nothing is wrong.');
      times.push(performance.now() - start);
    }
    return times.sort((a, b) => a - b)[count >> 1];
  }

  /** The id of the text box in the middle of the page. */
  async middleText() {
    const boxes = [...(await this.#side).root().querySelectorAll('input[type=text]:not(.figures), textarea')];
    return boxes[boxes.length >> 1]?.id;
  }

  /** What the element has rendered, as plain HTML: without marks of its own, and with a name on every control. */
  async copy() {
    const copy = document.createElement('div');
    copy.append(
      ...[.../** @type {ShadowRoot} */ ((await this.#side).root()).childNodes].map((node) => node.cloneNode(true)),
    );
    const comments = document.createTreeWalker(copy, NodeFilter.SHOW_COMMENT);
    const found = [];
    while (comments.nextNode()) found.push(comments.currentNode);
    for (const comment of found) /** @type {Comment} */ (comment).remove();
    for (const control of copy.querySelectorAll('input, select, textarea')) {
      if (!control.hasAttribute('name')) control.setAttribute('name', control.id);
    }
    copy.querySelector('form')?.setAttribute('id', 'form');
    return copy.innerHTML;
  }

  /** The style sheets of the element, as text. */
  async styles() {
    const root = /** @type {ShadowRoot} */ ((await this.#side).root());
    return root.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules].map(({ cssText }) => cssText)).join('\n');
  }

  /**
   * Milliseconds that it takes to look at `count` conditions once, each a comparison of one answer: what a form costs
   * per key that decides everything anew. The median of many.
   * @param {number} count
   */
  linearPass(count) {
    const ids = Array.from({ length: count }, (_, i) => `question${i}`);
    const answers = new Map(ids.map((id, i) => [id, i % 3 === 0 ? 'yes' : 'no']));
    const conditions = ids.map((id, i) => ({ subject: ids[(i * 7) % count] ?? id, is: i % 2 === 0 ? 'yes' : 'no' }));
    const times = [];
    let held = 0;
    for (let run = 0; run < 200; run += 1) {
      const start = performance.now();
      for (const { subject, is } of conditions) if (answers.get(subject) === is) held += 1;
      times.push(performance.now() - start);
    }
    if (held === 0) throw new Error('No condition held.');
    return times.sort((a, b) => a - b)[100];
  }

  /** What stands on the page, by selector: to see that both sides show the same. @param {string[]} selectors */
  async count(selectors) {
    const root = (await this.#side).root();
    return selectors.map(
      (selector) => [...root.querySelectorAll(selector)].filter((element) => !element.closest('[hidden]')).length,
    );
  }
}

Object.assign(window, { probe: new Probe() });
