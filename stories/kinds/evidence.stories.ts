import type { Meta } from '@storybook/web-components-vite';
import { questionStory } from './question-story.ts';

export default { title: 'Question kinds/Evidence' } satisfies Meta;

export const Blank = questionStory({
  questions: [
    {
      id: 'monitoring',
      kind: 'evidence',
      label: 'How do you monitor attendance?',
      reference: 'Standard 16',
      files: { maxItems: 5 },
      byEmail: true,
    },
  ],
});

export const Wrong = questionStory({
  questions: [{ id: 'monitoring', kind: 'evidence', label: 'Left blank', files: { maxItems: 5 }, byEmail: true }],
  continued: true,
});
