import type { Meta } from '@storybook/web-components-vite';
import { questionStory } from './question-story.ts';

export default { title: 'Question kinds/Matrix' } satisfies Meta;

export const Blank = questionStory({
  questions: [
    {
      id: 'counts',
      kind: 'matrix',
      label: 'How many programs did you offer?',
      rows: [
        { value: 'groupLive', label: 'Group live', hint: 'In one room, at one time.' },
        { value: 'groupInternet', label: 'Group internet based' },
        { value: 'selfStudy', label: 'Self study' },
      ],
      cell: { kind: 'integer', minimum: 0 },
    },
  ],
});

export const Columns = questionStory({
  questions: [
    {
      id: 'counts',
      kind: 'matrix',
      label: 'What did you offer?',
      rows: [
        { value: 'groupLive', label: 'Group live', hint: 'In one room, at one time.' },
        { value: 'groupInternet', label: 'Group internet based' },
        { value: 'selfStudy', label: 'Self study' },
      ],
      columns: [
        { id: 'programs', kind: 'integer', label: 'Programs' },
        { id: 'people', kind: 'integer', label: 'Participants' },
      ],
    },
  ],
});

export const Wrong = questionStory({
  questions: [
    {
      id: 'counts',
      kind: 'matrix',
      label: 'One left blank, one not a number',
      rows: [
        { value: 'groupLive', label: 'Group live', hint: 'In one room, at one time.' },
        { value: 'groupInternet', label: 'Group internet based' },
      ],
      cell: { kind: 'integer' },
    },
  ],
  typed: { 'counts/groupLive': 'some' },
  continued: true,
});
