import type { Meta } from '@storybook/web-components-vite';
import { questionStory } from './question-story.ts';

export default { title: 'Question kinds/Money' } satisfies Meta;

export const Blank = questionStory({
  questions: [{ id: 'price', kind: 'money', label: 'What does a participant pay on average?', minimum: '0.00' }],
});

export const Wrong = questionStory({
  questions: [
    { id: 'blank', kind: 'money', label: 'Left blank' },
    { id: 'words', kind: 'money', label: 'Not an amount' },
    { id: 'fine', kind: 'money', label: 'Finer than a cent' },
    { id: 'low', kind: 'money', label: 'Too low', minimum: '5.00' },
    { id: 'high', kind: 'money', label: 'Too high', maximum: '1000.00' },
  ],
  typed: { words: 'ten dollars', fine: '1.005', low: '4.99', high: '$1,000.01' },
  continued: true,
});
