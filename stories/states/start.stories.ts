import type { Meta } from '@storybook/web-components-vite';
import { openMemoryStore } from '../../src/drafts/memory-store.ts';
import { renewal } from '../../test/elements/sample-renewal.ts';
import { formStory, press, storeWithDraft } from './form-story.ts';

export default { title: 'States/Start page', component: 'questionnaire-form' } satisfies Meta;

export const FirstVisit = formStory({
  shows: ['Sponsor renewal', 'What to have at hand', 'Your answers and files are kept on this device', 'Start'],
});

export const InSpanish = formStory({
  attributes: { locale: 'es' },
  shows: ['Renovación de patrocinador', 'Lo que conviene tener a mano', 'Empezar'],
});

export const DraftFound = formStory({
  properties: { draftStore: storeWithDraft() },
  shows: ['You have a draft on this device', '5 of 7 questions answered', 'Continue with your draft', 'Start again'],
});

export const AboutToRemoveTheDraft = formStory({
  properties: { draftStore: storeWithDraft() },
  act: (form) => press(form, 'draftDiscard'),
  shows: ['Remove this draft from this device?', 'No, keep my draft', 'Yes, remove it'],
});

export const DraftTakenUp = formStory({
  properties: { draftStore: storeWithDraft(['methods', 'programs', 'policy']) },
  attributes: { resume: 'continue' },
  shows: ['1 of 3 sections complete', 'Continue with “Changes and documents”'],
});

export const DraftOfAnotherVersion = formStory({
  properties: {
    draftStore: storeWithDraft(),
    questionnaire: {
      ...renewal,
      version: 2,
      rules: [],
      sections: renewal.sections.map((section) => ({
        ...section,
        questions: section.questions.filter(({ id }) => id !== 'programs'),
      })),
    },
  },
  attributes: { resume: 'continue' },
  shows: ['The questionnaire has changed since you were here', '1 answer is no longer asked for.'],
});

export const FileOfTheDraftIsGone = formStory({
  properties: { draftStore: { ...storeWithDraft(), getFiles: () => Promise.resolve(new Map()) } },
  attributes: { resume: 'continue' },
  shows: ['Some files are no longer on this device', 'refunds.txt'],
});

export const DraftIsDamaged = formStory({
  properties: {
    draftStore: { ...openMemoryStore(), load: () => Promise.resolve({ status: 'damaged', draft: undefined } as const) },
  },
  shows: ['A draft on this device could not be read', 'Start'],
});
