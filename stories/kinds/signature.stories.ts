import type { Meta } from '@storybook/web-components-vite';
import { questionStory } from './question-story.ts';

export default { title: 'Question kinds/Signature' } satisfies Meta;

export const Blank = questionStory({ questions: [{ id: 'signed', kind: 'signature', label: 'Signature' }] });

export const Wrong = questionStory({
  questions: [{ id: 'signed', kind: 'signature', label: 'Left blank' }],
  continued: true,
});
