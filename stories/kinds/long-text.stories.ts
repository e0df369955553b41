import type { Meta } from '@storybook/web-components-vite';
import { questionStory } from './question-story.ts';

export default { title: 'Question kinds/Long text' } satisfies Meta;

export const Blank = questionStory({
  questions: [{ id: 'mission', kind: 'longText', label: 'Describe the mission of your unit', maxLength: 400 }],
});

export const Wrong = questionStory({
  questions: [
    { id: 'blank', kind: 'longText', label: 'Left blank' },
    { id: 'long', kind: 'longText', label: 'Too long', maxLength: 40 },
  ],
  typed: { long: 'A mission that has grown well past what was asked for here.' },
  continued: true,
});
