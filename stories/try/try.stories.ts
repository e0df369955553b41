/// <reference types="vite/client" />
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect } from 'storybook/test';
import { defineTry } from './define-try.ts';
import { shippedAmong } from './shipped.ts';

// A glob, so that a new file can be begun with at once.
const files = import.meta.glob<string>('../../schemas/**/*.json', { query: '?raw', import: 'default' });

// Only when it is asked for: it is as large as everything else here.
const widget = () => import('virtual:script-tag-file').then(({ text }) => text);

defineTry();

/** Where staff change a questionnaire and see what becomes of it. */
const meta: Meta = {
  title: 'Try your questionnaire',
  tags: ['!autodocs'],
  parameters: { layout: 'fullscreen' },
  render: () => html`<try-questionnaire .shipped=${shippedAmong(files)} .widget=${widget}></try-questionnaire>`,
};
export default meta;

/** The page, with nothing on it yet. */
export const Try: StoryObj = { name: 'Try your questionnaire' };

/** A slip in a questionnaire is told at its line, while the form goes on as it was. Kept out of the side bar. */
export const Slip: StoryObj = {
  name: 'With a slip',
  tags: ['!dev'],
  play: async ({ canvasElement }) => {
    const page = canvasElement.querySelector('try-questionnaire')!;
    await page.openShipped(page.shipped.find(({ path }) => path.includes('profile'))!.path);
    const area = page.querySelector('textarea')!;
    const read = new Promise((resolve) => page.addEventListener('try-read', resolve, { once: true }));
    area.value = area.value.replace('"kind": "', '"kind": "x');
    area.dispatchEvent(new Event('input', { bubbles: true }));
    await read;
    await page.updateComplete;
    const line = area.value.slice(0, area.value.indexOf('"kind": "x')).split('\n').length;
    await expect(page.querySelector('.try-error button')).toHaveTextContent(`Line ${line}, error:`);
    await expect(page.querySelector('#try-problem-count')).toHaveTextContent('goes on with the last text');
    await expect(page.live.element.matches(':state(ready)')).toBe(true);
  },
};
