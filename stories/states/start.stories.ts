import type { Meta } from '@storybook/web-components-vite';
import { openMemoryStore } from '../../src/drafts/memory-store.ts';
import { renewal } from '../../test/elements/sample-renewal.ts';
import { formStory, press, storeWithDraft } from './form-story.ts';

export default { title: 'States/Start page' } satisfies Meta;

export const FirstVisit = formStory({});

export const InSpanish = formStory({ attributes: { locale: 'es' } });

export const DraftFound = formStory({ properties: { draftStore: storeWithDraft() } });

export const AboutToRemoveTheDraft = formStory({
  properties: { draftStore: storeWithDraft() },
  act: (form) => press(form, 'Start again'),
});

export const DraftTakenUp = formStory({
  properties: { draftStore: storeWithDraft(['methods', 'programs', 'policy']) },
  attributes: { resume: 'continue' },
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
});

export const FileOfTheDraftIsGone = formStory({
  properties: { draftStore: { ...storeWithDraft(), getFiles: () => Promise.resolve(new Map()) } },
  attributes: { resume: 'continue' },
});

export const DraftIsDamaged = formStory({
  properties: {
    draftStore: { ...openMemoryStore(), load: () => Promise.resolve({ status: 'damaged', draft: undefined } as const) },
  },
});
