import type { Meta } from '@storybook/web-components-vite';
import { questionStory } from './question-story.ts';

export default { title: 'Question kinds/Phone' } satisfies Meta;

export const Blank = questionStory({
  questions: [{ id: 'phone', kind: 'phone', label: 'Phone number', autocomplete: 'tel' }],
});

export const Wrong = questionStory({
  questions: [
    { id: 'blank', kind: 'phone', label: 'Left blank' },
    { id: 'words', kind: 'phone', label: 'Words' },
  ],
  typed: { words: 'ask at the desk' },
  continued: true,
});
