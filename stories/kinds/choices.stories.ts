import type { Meta } from '@storybook/web-components-vite';
import { questionStory } from './question-story.ts';

export default { title: 'Question kinds/Any of several' } satisfies Meta;

export const Blank = questionStory({
  questions: [
    {
      id: 'methods',
      kind: 'choices',
      label: 'Which delivery methods are you renewing?',
      options: [
        { value: 'groupLive', label: 'Group live', hint: 'In one room, at one time.' },
        { value: 'groupInternet', label: 'Group internet based' },
        { value: 'selfStudy', label: 'Self study' },
        { value: 'none', label: 'None of these', exclusive: true },
      ],
    },
  ],
});

export const Wrong = questionStory({
  questions: [
    {
      id: 'blank',
      kind: 'choices',
      label: 'Left blank',
      options: [
        { value: 'groupLive', label: 'Group live', hint: 'In one room, at one time.' },
        { value: 'groupInternet', label: 'Group internet based' },
        { value: 'selfStudy', label: 'Self study' },
      ],
    },
    {
      id: 'few',
      kind: 'choices',
      label: 'Too few',
      options: [
        { value: 'groupLive', label: 'Group live', hint: 'In one room, at one time.' },
        { value: 'groupInternet', label: 'Group internet based' },
        { value: 'selfStudy', label: 'Self study' },
      ],
      minItems: 2,
    },
    {
      id: 'many',
      kind: 'choices',
      label: 'Too many',
      options: [
        { value: 'groupLive', label: 'Group live', hint: 'In one room, at one time.' },
        { value: 'groupInternet', label: 'Group internet based' },
        { value: 'selfStudy', label: 'Self study' },
      ],
      maxItems: 2,
    },
  ],
  pressed: ['few', 'many', 'many control-1', 'many control-2'],
  continued: true,
});
