import type { Meta } from '@storybook/web-components-vite';
import { questionStory } from './question-story.ts';

export default { title: 'Question kinds/Yes or no' } satisfies Meta;

export const Blank = questionStory({
  questions: [
    { id: 'records', kind: 'yesNo', label: 'Do you keep attendance records for five years?' },
    {
      id: 'agree',
      kind: 'yesNo',
      label: 'Do you follow the standard?',
      yesLabel: 'We follow it',
      noLabel: 'Not yet',
      notApplicable: true,
    },
  ],
});

export const Explained = questionStory({
  questions: [
    {
      id: 'mission',
      kind: 'yesNo',
      label: 'Has the mission of your unit changed?',
      number: '8a',
      explain: {
        on: 'yes',
        label: 'What changed?',
        maxLength: 4000,
        files: { label: 'Supporting documents', optional: true },
      },
    },
  ],
  pressed: ['mission'],
  shows: ['What changed?', '4,000 characters left', 'Supporting documents (optional)'],
});

/** Nothing more is asked where the answer is not the one to be explained. */
export const NothingToExplain = questionStory({
  questions: [
    {
      id: 'mission',
      kind: 'yesNo',
      label: 'Has the mission of your unit changed?',
      explain: { on: 'yes', label: 'What changed?', files: { label: 'Supporting documents', optional: true } },
    },
  ],
  pressed: ['mission', 'mission control-1'],
  hides: ['What changed?', 'Supporting documents'],
});

export const Wrong = questionStory({
  questions: [
    { id: 'blank', kind: 'yesNo', label: 'Left blank' },
    {
      id: 'mission',
      kind: 'yesNo',
      label: 'Yes, but not explained',
      explain: { on: 'yes', label: 'What changed?', files: { label: 'Supporting documents' } },
    },
  ],
  pressed: ['mission'],
  continued: true,
  shows: ['There are 3 things to put right', 'Left blank – Choose an answer', 'What changed?'],
});
