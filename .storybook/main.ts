import type { StorybookConfig } from '@storybook/web-components-vite';

const config: StorybookConfig = {
  stories: ['../stories/**/*.mdx', '../stories/**/*.stories.ts'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y'],
  framework: '@storybook/web-components-vite',
  // The questionnaires themselves, so that stories can load them by address as a page would.
  staticDirs: [{ from: '../schemas', to: '/schemas' }],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
};

export default config;
