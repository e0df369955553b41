import { create, type ThemeVars } from 'storybook/theming';

/** Whether the reader's system is set to dark. */
export function schemeOf(window: Window): 'light' | 'dark' {
  return window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** The look of the frame and of the pages of text: our name in place of the tool's, and no link that leads away. */
export function brand(base: 'light' | 'dark'): ThemeVars {
  return create({
    base,
    brandTitle: 'Questionnaires',
    brandUrl: './',
    brandTarget: '_self',
    fontBase: 'system-ui, sans-serif',
    fontCode: 'ui-monospace, monospace',
  });
}
