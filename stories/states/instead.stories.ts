import type { Meta } from '@storybook/web-components-vite';
import { openMemoryStore } from '../../src/drafts/memory-store.ts';
import { formStory } from './form-story.ts';

export default { title: 'States/Instead of the questionnaire' } satisfies Meta;

export const Loading = formStory({
  properties: { draftStore: { ...openMemoryStore(), load: () => new Promise(() => undefined) } },
  isWaiting: true,
  shows: ['Loading the questionnaire…'],
});

export const PersonalLinkMissing = formStory({
  properties: { context: {} },
  shows: ['You reached this form without your personal link', 'Nothing is lost'],
});

export const DocumentRejected = formStory({
  properties: {
    questionnaire: `{
  "format": 1,
  "id": "sample",
  "edition": "2026",
  "version": 1,
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
  shows: ['This questionnaire cannot be shown', '"colour" is no kind of question.', 'line 13, column 26'],
});

export const AddressNotReached = formStory({
  properties: { questionnaire: undefined, src: './nowhere.json' },
  shows: ['The questionnaire could not be loaded', 'HTTP 404', 'Try again'],
});
