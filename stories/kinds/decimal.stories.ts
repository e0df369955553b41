import type { Meta } from '@storybook/web-components-vite';
import { questionStory } from './question-story.ts';

export default { title: 'Question kinds/Decimal number' } satisfies Meta;

export const Blank = questionStory({
  questions: [
    { id: 'ceus', kind: 'decimal', label: 'How many CEUs did you award?', step: '0.1', minimum: '0', unit: 'CEUs' },
  ],
});

export const Wrong = questionStory({
  questions: [
    { id: 'blank', kind: 'decimal', label: 'Left blank', step: '0.1' },
    { id: 'words', kind: 'decimal', label: 'Not a number', step: '0.1' },
    { id: 'fine', kind: 'decimal', label: 'Finer than its steps', step: '0.1' },
    { id: 'low', kind: 'decimal', label: 'Too low', step: '0.5', minimum: '1.5' },
    { id: 'high', kind: 'decimal', label: 'Too high', step: '0.5', maximum: '99.5' },
  ],
  typed: { words: 'plenty', fine: '1.25', low: '1', high: '100' },
  continued: true,
});
