import type { Meta } from '@storybook/web-components-vite';
import { questionStory } from './question-story.ts';

export default { title: 'Question kinds/Order' } satisfies Meta;

export const Blank = questionStory({
  questions: [
    {
      id: 'order',
      kind: 'rank',
      label: 'What matters most to you?',
      options: [
        { value: 'groupLive', label: 'Group live', hint: 'In one room, at one time.' },
        { value: 'groupInternet', label: 'Group internet based' },
        { value: 'selfStudy', label: 'Self study' },
      ],
    },
  ],
});

export const Wrong = questionStory({
  questions: [
    {
      id: 'order',
      kind: 'rank',
      label: 'Left as it is',
      options: [
        { value: 'groupLive', label: 'Group live', hint: 'In one room, at one time.' },
        { value: 'groupInternet', label: 'Group internet based' },
        { value: 'selfStudy', label: 'Self study' },
      ],
    },
  ],
  continued: true,
});
