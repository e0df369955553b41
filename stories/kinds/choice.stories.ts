import type { Meta } from '@storybook/web-components-vite';
import { questionStory } from './question-story.ts';

export default { title: 'Question kinds/One of several' } satisfies Meta;

export const Blank = questionStory({
  questions: [
    {
      id: 'method',
      kind: 'choice',
      label: 'How do you mainly deliver programs?',
      options: [
        { value: 'groupLive', label: 'Group live', hint: 'In one room, at one time.' },
        { value: 'groupInternet', label: 'Group internet based' },
        { value: 'selfStudy', label: 'Self study' },
        { value: 'another', label: 'Another way', other: true },
      ],
    },
    {
      id: 'state',
      kind: 'choice',
      label: 'State',
      display: 'select',
      options: [
        { value: 'IL', label: 'Illinois' },
        { value: 'TN', label: 'Tennessee' },
      ],
    },
    {
      id: 'free',
      kind: 'choice',
      label: 'Optional, with a way back',
      options: [
        { value: 'groupLive', label: 'Group live', hint: 'In one room, at one time.' },
        { value: 'groupInternet', label: 'Group internet based' },
        { value: 'selfStudy', label: 'Self study' },
      ],
      optional: true,
    },
  ],
  pressed: ['free'],
});

export const Wrong = questionStory({
  questions: [
    {
      id: 'blank',
      kind: 'choice',
      label: 'Left blank',
      options: [
        { value: 'groupLive', label: 'Group live', hint: 'In one room, at one time.' },
        { value: 'groupInternet', label: 'Group internet based' },
        { value: 'selfStudy', label: 'Self study' },
      ],
    },
    {
      id: 'list',
      kind: 'choice',
      label: 'Left blank, as a list',
      display: 'select',
      options: [
        { value: 'groupLive', label: 'Group live', hint: 'In one room, at one time.' },
        { value: 'groupInternet', label: 'Group internet based' },
        { value: 'selfStudy', label: 'Self study' },
      ],
    },
    {
      id: 'which',
      kind: 'choice',
      label: 'Another, but not said which',
      options: [
        { value: 'groupInternet', label: 'Group internet based' },
        { value: 'another', label: 'Another way', other: true },
      ],
    },
  ],
  pressed: ['which control-1'],
  continued: true,
});
