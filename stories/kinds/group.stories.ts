import type { Meta } from '@storybook/web-components-vite';
import { questionStory } from './question-story.ts';

export default { title: 'Question kinds/Group' } satisfies Meta;

export const Blank = questionStory({
  questions: [
    {
      id: 'contact',
      kind: 'group',
      label: 'Main contact',
      questions: [
        { id: 'fullName', kind: 'text', label: 'Full name', autocomplete: 'name' },
        { id: 'mail', kind: 'email', label: 'Email', autocomplete: 'email' },
      ],
    },
  ],
});

export const Wrong = questionStory({
  questions: [
    {
      id: 'contact',
      kind: 'group',
      label: 'Half filled in',
      questions: [
        { id: 'fullName', kind: 'text', label: 'Full name' },
        { id: 'mail', kind: 'email', label: 'Email' },
      ],
    },
  ],
  typed: { 'contact/fullName': 'Sample Person' },
  continued: true,
});
