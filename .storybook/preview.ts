/// <reference types="vite/client" />
import { type Preview, setCustomElementsManifest } from '@storybook/web-components-vite';
import { brand, schemeOf } from './theme.ts';
import { globalTypes, initialGlobals, surroundings } from './toolbar.ts';

// A glob rather than an import, because the file is generated: the type check runs without it.
const manifests = import.meta.glob('../custom-elements.json', { eager: true, import: 'default' });
for (const manifest of Object.values(manifests)) setCustomElementsManifest(manifest);

const preview: Preview = {
  tags: ['autodocs'],
  globalTypes,
  initialGlobals,
  decorators: [surroundings],
  parameters: {
    docs: { theme: brand(schemeOf(window)) },
    a11y: {
      test: 'error',
      options: {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        // What is in order is only counted: writing all of it down takes longer than finding it.
        resultTypes: ['violations', 'incomplete'],
      },
    },
    options: {
      storySort: {
        order: ['Start here', 'Try your questionnaire', 'Questionnaires', 'Guide', 'Question kinds', 'States'],
      },
    },
  },
};

export default preview;
