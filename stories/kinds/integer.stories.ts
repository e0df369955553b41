import type { Meta } from '@storybook/web-components-vite';
import { questionStory } from './question-story.ts';

export default { title: 'Question kinds/Whole number' } satisfies Meta;

export const Blank = questionStory({
  questions: [
    {
      id: 'events',
      kind: 'integer',
      label: 'How many learning events did you hold?',
      unit: 'events',
      minimum: 0,
      guidance:
        'Count an event **once**, even when it ran on several days.\n\n- Repeat events count each time.\n- Cancelled events do not count.',
    },
  ],
});

export const Wrong = questionStory({
  questions: [
    { id: 'blank', kind: 'integer', label: 'Left blank' },
    { id: 'words', kind: 'integer', label: 'Not a number' },
    { id: 'part', kind: 'integer', label: 'Not a whole number' },
    { id: 'low', kind: 'integer', label: 'Too low', minimum: 10 },
    { id: 'high', kind: 'integer', label: 'Too high', maximum: 1000 },
  ],
  typed: { words: 'a few', part: '2.5', low: '3', high: '1,001' },
  continued: true,
});
