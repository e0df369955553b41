import type { Meta } from '@storybook/web-components-vite';
import { questionStory } from './question-story.ts';

export default { title: 'Question kinds/Notice' } satisfies Meta;

export const Shown = questionStory({
  questions: [
    {
      id: 'due',
      kind: 'notice',
      text: 'Fees are due **when you send this**. See [the fee table](https://example.org/fees).',
    },
    { id: 'keep', kind: 'notice', tone: 'alert', label: 'Keep your certificate', text: 'You need it for the audit.' },
    { id: 'mission', kind: 'yesNo', label: 'Has your mission changed?', reviewWhen: 'yes' },
    {
      id: 'review',
      kind: 'notice',
      label: 'Staff will look at these answers',
      text: 'They do not stop you from sending the form.',
      list: 'needsReview',
    },
  ],
  pressed: ['mission'],
  shows: ['Fees are due when you send this.', 'Staff will look at these answers', 'You need it for the audit.'],
});
