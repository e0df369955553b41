import { fileURLToPath } from 'node:url';
import type { StorybookConfig } from '@storybook/web-components-vite';
import { scriptTagFile } from './script-tag-file.ts';
import { questionnaireIndexer, questionnaireModules } from './questionnaire-index.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

// Opened alone, a story would have the browser look for an icon at the root of the site. And on pages of text, the forms
// follow the system as the text does.
const previewHead = `<link rel="icon" type="image/svg+xml" href="./favicon.svg" />
<style>:root { color-scheme: light dark }</style>`;

const config: StorybookConfig = {
  stories: ['../stories/**/*.mdx', '../stories/**/*.stories.ts', '../schemas/**/*.json'],
  experimental_indexers: (indexers) => [...(indexers ?? []), questionnaireIndexer(root)],
  viteFinal: (vite) => ({
    ...vite,
    plugins: [...(vite.plugins ?? []), questionnaireModules(root), scriptTagFile(root)],
  }),
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y'],
  framework: '@storybook/web-components-vite',
  // The questionnaires themselves, so that stories can load them by address as a page would.
  staticDirs: [{ from: '../schemas', to: '/schemas' }],
  previewHead: (head = '') => `${head}${previewHead}`,
  features: { menuOnboardingChecklist: false, sidebarOnboardingChecklist: false },
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
};

export default config;
