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
});
