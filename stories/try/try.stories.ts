/// <reference types="vite/client" />
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { defineTry } from './define-try.ts';
import { shippedAmong } from './shipped.ts';

// A glob, so that a new file can be begun with at once.
const files = import.meta.glob<string>('../../schemas/**/*.json', { query: '?raw', import: 'default' });

defineTry();

/** Where staff change a questionnaire and see what becomes of it. */
const meta: Meta = {
  title: 'Try your questionnaire',
  tags: ['!autodocs'],
  parameters: { layout: 'fullscreen' },
};
export default meta;

/** The page, with nothing on it yet. */
export const Try: StoryObj = {
  name: 'Try your questionnaire',
  render: () => html`<try-questionnaire .shipped=${shippedAmong(files)}></try-questionnaire>`,
};
