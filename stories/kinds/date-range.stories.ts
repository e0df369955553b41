import type { Meta } from '@storybook/web-components-vite';
import { questionStory } from './question-story.ts';

export default { title: 'Question kinds/Two dates' } satisfies Meta;

export const Blank = questionStory({
  questions: [{ id: 'period', kind: 'dateRange', label: 'Which period does this report cover?' }],
});

export const Wrong = questionStory({
  questions: [
    { id: 'blank', kind: 'dateRange', label: 'Left blank' },
    { id: 'turned', kind: 'dateRange', label: 'The wrong way round' },
    { id: 'half', kind: 'dateRange', label: 'Only one of them' },
  ],
  typed: { 'turned/from': '12 31 2026', 'turned/to': '1 1 2026', 'half/from': '1 1 2026' },
  continued: true,
});
