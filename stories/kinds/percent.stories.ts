import type { Meta } from '@storybook/web-components-vite';
import { questionStory } from './question-story.ts';

export default { title: 'Question kinds/Percentage' } satisfies Meta;

export const Blank = questionStory({
  questions: [
    {
      id: 'share',
      kind: 'percent',
      label: 'Share of members among your participants',
      minimum: '0%',
      maximum: '100%',
      step: '0.5%',
    },
  ],
});

export const Wrong = questionStory({
  questions: [
    { id: 'blank', kind: 'percent', label: 'Left blank' },
    { id: 'words', kind: 'percent', label: 'Not a percentage' },
    { id: 'fine', kind: 'percent', label: 'Finer than its steps', step: '0.5%' },
    { id: 'low', kind: 'percent', label: 'Too low', minimum: '10%' },
    { id: 'high', kind: 'percent', label: 'Too high', maximum: '100%' },
  ],
  typed: { words: 'half', fine: '12.25', low: '5', high: '101' },
  continued: true,
});
