import type { Meta } from '@storybook/web-components-vite';
import { questionStory } from './question-story.ts';

export default { title: 'Question kinds/Agreement' } satisfies Meta;

export const Blank = questionStory({
  questions: [
    {
      id: 'agree',
      kind: 'accept',
      label: 'I agree to the sponsor agreement',
      statement: 'The sponsor will:\n\n1. keep records for five years\n2. tell participants about refunds',
    },
  ],
});

export const Wrong = questionStory({
  questions: [{ id: 'agree', kind: 'accept', label: 'I agree to the sponsor agreement' }],
  continued: true,
});
