import type { Page } from 'puppeteer-core';

/**
 * What is wrong with the page's elements themselves, one line each; looks into every open shadow root. These are
 * faults that neither axe nor the accessibility tree shows.
 */
export async function markupFindings(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const roots: (Document | ShadowRoot)[] = [document];
    for (const root of roots) {
      for (const element of root.querySelectorAll('*')) if (element.shadowRoot) roots.push(element.shadowRoot);
    }
    const found: string[] = [];
    const tell = (what: string, element: Element) =>
      found.push(
        `${what}: ${element.localName} ${element.id || element.className} “${element.textContent?.trim().slice(0, 40)}”`,
      );
    const visible = (selector: string) =>
      roots.flatMap((root) => [...root.querySelectorAll<HTMLElement>(selector)]).filter((one) => one.checkVisibility());

    for (const root of roots) {
      const ids = [...root.querySelectorAll('[id]')].map(({ id }) => id);
      for (const id of new Set(ids.filter((one, i) => ids.indexOf(one) !== i))) found.push(`id used twice: ${id}`);
      for (const name of ['aria-describedby', 'aria-labelledby', 'aria-controls', 'aria-errormessage', 'for']) {
        for (const element of root.querySelectorAll(`[${name}]`)) {
          const lost = (element.getAttribute(name) ?? '').split(/\s+/).filter((id) => id && !root.getElementById(id));
          if (lost.length > 0) tell(`${name} leads nowhere (${lost.join(' ')})`, element);
        }
      }
      if (!root.querySelector('form')) continue;
      for (const role of ['status', 'alert']) {
        if (!root.querySelector(`[role=${role}]`)) found.push(`no live region of role ${role} beside the form`);
      }
    }

    for (const element of visible('p, span, div')) {
      const isError = /^Error:/.test(element.textContent?.trim() ?? '') && !element.querySelector('p, div');
      if (!isError || element.closest('[role=alert], a, [hidden]') || element.parentElement?.closest('[id$=error]'))
        continue;
      const root = element.getRootNode() as ShadowRoot;
      const described = element.id !== '' && root.querySelector(`[aria-describedby~="${CSS.escape(element.id)}"]`);
      if (!described) tell('an error that no control is described by', element);
      else if (!root.querySelector(`[aria-invalid=true][aria-describedby~="${CSS.escape(element.id)}"]`)) {
        if (
          !root.querySelector(
            `fieldset[aria-describedby~="${CSS.escape(element.id)}"], button[aria-describedby~="${CSS.escape(element.id)}"]`,
          )
        ) {
          tell('an error whose control is not marked as wrong', element);
        }
      }
    }

    visible('[placeholder]').forEach((element) =>
      tell('a placeholder, which is pale and goes when typing begins', element),
    );
    visible('[title]').forEach((element) => tell('a tooltip, which keyboards and fingers do not get', element));
    visible('[style]').forEach((element) => tell('a style attribute, which a strict policy blocks', element));
    visible('[tabindex]').forEach((element) => {
      if (element.tabIndex > 0) tell('a place of its own in the order of Tab', element);
    });
    visible('input[type=email], input[type=tel]').forEach((element) => {
      if (!element.getAttribute('autocomplete')) tell('says not what the browser may fill in', element);
    });
    visible('button, input, select, textarea').forEach((element) => {
      if (element.matches(':disabled')) tell('cannot be reached because it is disabled', element);
    });
    visible('label, legend').forEach((element) => {
      if (/\*/.test(element.textContent ?? '')) tell('marks what is required by a sign', element);
    });
    visible('table').forEach((element) => {
      if (!element.querySelector('th')) tell('a table without headers', element);
    });
    visible('dialog, [role=dialog], [role=alertdialog]').forEach((element) => {
      if (!element.matches(':modal')) tell('looks like a dialog, but leaves the page behind it open', element);
    });
    visible('input:not([type]), input[type=text], input[type=email], input[type=password], textarea').forEach(
      (element) => {
        const paste = new ClipboardEvent('paste', { bubbles: true, composed: true, cancelable: true });
        if (!element.dispatchEvent(paste)) tell('refuses what is pasted', element);
      },
    );
    for (const animation of roots.flatMap((root) => root.getAnimations())) {
      if (animation.effect?.getComputedTiming().iterations === Infinity) found.push('an animation that never ends');
    }
    return found;
  });
}

/** Things that answer a click and cannot be reached with the keyboard, one line each. */
export async function clickFindings(page: Page): Promise<readonly string[]> {
  const client = await page.createCDPSession();
  const { result } = await client.send('Runtime.evaluate', {
    expression: `(() => {
      const roots = [document], all = [];
      const interactive = 'a[href], button, input, select, textarea, summary, label, [tabindex], form, dialog';
      for (const root of roots) for (const element of root.querySelectorAll('body *, :host > *, *')) {
        if (element.shadowRoot) roots.push(element.shadowRoot);
        else if (!element.matches(interactive) && !element.querySelector(interactive)) all.push(element);
      }
      return all;
    })()`,
  });
  const { result: members } = await client.send('Runtime.getProperties', {
    objectId: result.objectId!,
    ownProperties: true,
  });
  const found: string[] = [];
  for (const { value } of members) {
    if (value?.subtype !== 'node' || value.objectId === undefined) continue;
    const { listeners } = await client.send('DOMDebugger.getEventListeners', { objectId: value.objectId });
    if (listeners.some(({ type }) => ['click', 'mousedown', 'pointerdown'].includes(type))) {
      found.push(`answers a click but no key: ${value.description}`);
    }
  }
  await client.detach();
  return found;
}

/** Things that stay where they were when the page is read from right to left, one line each. */
export async function mirrorFindings(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const roots: (Document | ShadowRoot)[] = [document];
    for (const root of roots) {
      for (const element of root.querySelectorAll('*')) if (element.shadowRoot) roots.push(element.shadowRoot);
    }
    const all = roots
      .flatMap((root) => [
        ...root.querySelectorAll<HTMLElement>('input, textarea, select, button, label, legend, p, h2, h3'),
      ])
      // Figures are written from left to right everywhere.
      .filter((element) => element.checkVisibility() && !element.closest('[dir=ltr]') && element.offsetWidth > 1);
    const width = document.documentElement.clientWidth;
    const before = all.map((element) => element.getBoundingClientRect().left);
    const dir = document.documentElement.dir;
    document.documentElement.dir = 'rtl';
    const found = all.filter((element, i) => Math.abs(width - element.getBoundingClientRect().right - before[i]!) > 2);
    document.documentElement.dir = dir;
    return found.map((element) => `does not change sides with the script: ${element.localName} ${element.id}`);
  });
}

/** Coloured places without words that vanish when the reader forces colours of their own, one line each. */
export async function forcedColorFindings(page: Page): Promise<readonly string[]> {
  const coloured = (mark: boolean) =>
    page.evaluate((first) => {
      const roots: (Document | ShadowRoot)[] = [document];
      for (const root of roots) {
        for (const element of root.querySelectorAll('*')) if (element.shadowRoot) roots.push(element.shadowRoot);
      }
      const probe = document.createElement('i');
      probe.style.backgroundColor = 'Canvas';
      document.body.append(probe);
      const canvas = getComputedStyle(probe).backgroundColor;
      probe.remove();
      const all = roots
        .flatMap((root) => [...root.querySelectorAll<HTMLElement>('*')])
        .filter(
          (one) => one.checkVisibility() && one.offsetWidth > 1 && !one.matches('input, select, textarea, body, html'),
        );
      return all.flatMap((element) => {
        const { backgroundColor, borderTopWidth, borderLeftWidth } = getComputedStyle(element);
        const bare = element.textContent?.trim() === '' && !element.firstElementChild;
        const shows = !/^rgba\(.*, 0\)$/.test(backgroundColor) && backgroundColor !== canvas;
        const key = `${element.localName}.${element.className}#${element.id}`;
        const bordered = parseFloat(borderTopWidth) + parseFloat(borderLeftWidth) > 0;
        return bare && (first ? shows : shows || bordered) ? [key] : [];
      });
    }, mark);
  const before = await coloured(true);
  await page.emulateMediaFeatures([]);
  const client = await page.createCDPSession();
  await client.send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value: 'active' }] });
  const after = new Set(await coloured(false));
  await client.send('Emulation.setEmulatedMedia', { features: [] });
  await client.detach();
  return before.filter((key) => !after.has(key)).map((key) => `is nothing but a colour: ${key}`);
}
