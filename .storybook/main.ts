import { fileURLToPath } from 'node:url';
import type { StorybookConfig } from '@storybook/web-components-vite';
import { questionnaireIndexer, questionnaireModules } from './questionnaire-index.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

const config: StorybookConfig = {
  stories: ['../stories/**/*.mdx', '../stories/**/*.stories.ts', '../schemas/**/*.json'],
  experimental_indexers: (indexers) => [...(indexers ?? []), questionnaireIndexer(root)],
  viteFinal: (vite) => ({ ...vite, plugins: [...(vite.plugins ?? []), questionnaireModules(root)] }),
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y'],
  framework: '@storybook/web-components-vite',
  // The questionnaires themselves, so that stories can load them by address as a page would.
  staticDirs: [{ from: '../schemas', to: '/schemas' }],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
};

export default config;
