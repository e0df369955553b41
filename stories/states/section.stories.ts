import type { Meta } from '@storybook/web-components-vite';
import { openMemoryStore } from '../../src/drafts/memory-store.ts';
import { StoreFailure } from '../../src/drafts/store-types.ts';
import { isSentBack } from '../seen.ts';
import { formStory, press, type } from './form-story.ts';

export default { title: 'States/Section' } satisfies Meta;

export const Blank = formStory({
  act: (form) => press(form, 'start'),
  shows: ['Section 1 of 3', 'Your programs', 'Which delivery methods do you offer?', 'Sample School'],
});

export const WithErrors = formStory({
  act: async (form) => {
    await press(form, 'start');
    await type(form, 'programs', '0');
    await press(form, 'continue');
    await isSentBack(form);
  },
  shows: [
    'There are 2 things to put right',
    'How many programs did you offer? – Enter 1 or more',
    'Error: Enter 1 or more',
  ],
});

export const MissingAnswersOnly = formStory({
  act: async (form) => {
    await press(form, 'start');
    await press(form, 'continue');
    await isSentBack(form);
  },
  shows: ['There are 2 things to put right', 'Continue, and come back to this later'],
});

export const Saved = formStory({
  act: async (form) => {
    await press(form, 'start');
    await type(form, 'programs', '12');
    await form.saveDraft();
  },
  shows: ['Saved on this device'],
});

export const NotSaved = formStory({
  properties: { draftStore: { ...openMemoryStore(), save: () => Promise.reject(new StoreFailure('quota')) } },
  act: async (form) => {
    await press(form, 'start');
    await type(form, 'programs', '12');
    await form.saveDraft();
  },
  shows: ['Not saved on this device', 'This device has no room left for your draft.', 'Keep a copy'],
});

export const KeptNowhere = formStory({
  properties: { draftStore: undefined },
  attributes: { draft: 'none' },
  act: (form) => press(form, 'start'),
  shows: ['Not kept on this device'],
});

export const AllOnOnePage = formStory({
  attributes: { layout: 'single' },
  shows: ['Your programs', 'Changes and documents', 'Fee and agreement', 'Check your answers'],
});
