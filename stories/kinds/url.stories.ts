import type { Meta } from '@storybook/web-components-vite';
import { questionStory } from './question-story.ts';

export default { title: 'Question kinds/Web address' } satisfies Meta;

export const Blank = questionStory({
  questions: [{ id: 'site', kind: 'url', label: 'Where can people read about your programs?' }],
});

export const Wrong = questionStory({
  questions: [
    { id: 'blank', kind: 'url', label: 'Left blank' },
    { id: 'half', kind: 'url', label: 'Half an address' },
  ],
  typed: { half: 'example.org/programs' },
  continued: true,
});
