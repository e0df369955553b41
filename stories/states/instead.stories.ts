import type { Meta } from '@storybook/web-components-vite';
import { openMemoryStore } from '../../src/drafts/memory-store.ts';
import { formStory } from './form-story.ts';

export default { title: 'States/Instead of the questionnaire' } satisfies Meta;

export const Loading = formStory({
  properties: { draftStore: { ...openMemoryStore(), load: () => new Promise(() => undefined) } },
  isWaiting: true,
});

export const PersonalLinkMissing = formStory({ properties: { context: {} } });

export const DocumentRejected = formStory({
  properties: {
    questionnaire: `{
  "format": 1,
  "id": "sample",
  "edition": "2026",
  "title": "Sample",
  "language": "en",
  "sections": [
    {
      "id": "one",
      "title": "One",
      "questions": [
        { "id": "color", "kind": "colour", "label": "Which color?" },
        { "id": "why", "kind": "text", "label": "Why?", "relevantWhen": { "colour": "red" } }
      ]
    }
  ]
}`,
  },
});

export const AddressNotReached = formStory({ properties: { questionnaire: undefined, src: '/nowhere.json' } });
