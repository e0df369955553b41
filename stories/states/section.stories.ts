import type { Meta } from '@storybook/web-components-vite';
import { openMemoryStore } from '../../src/drafts/memory-store.ts';
import { StoreFailure } from '../../src/drafts/store-types.ts';
import { formStory, press, type } from './form-story.ts';

export default { title: 'States/Section' } satisfies Meta;

export const Blank = formStory({ act: (form) => press(form, 'Start') });

export const WithErrors = formStory({
  act: async (form) => {
    await press(form, 'Start');
    await type(form, 'programs', '0');
    await press(form, 'Continue');
  },
});

export const MissingAnswersOnly = formStory({
  act: async (form) => {
    await press(form, 'Start');
    await press(form, 'Continue');
  },
});

export const Saved = formStory({
  act: async (form) => {
    await press(form, 'Start');
    await type(form, 'programs', '12');
    await form.saveDraft();
  },
});

export const NotSaved = formStory({
  properties: { draftStore: { ...openMemoryStore(), save: () => Promise.reject(new StoreFailure('quota')) } },
  act: async (form) => {
    await press(form, 'Start');
    await type(form, 'programs', '12');
    await form.saveDraft();
  },
});

export const KeptNowhere = formStory({
  properties: { draftStore: undefined },
  attributes: { draft: 'none' },
  act: (form) => press(form, 'Start'),
});

export const AllOnOnePage = formStory({ attributes: { layout: 'single' } });
