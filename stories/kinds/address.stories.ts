import type { Meta } from '@storybook/web-components-vite';
import { questionStory } from './question-story.ts';

export default { title: 'Question kinds/Address' } satisfies Meta;

export const Blank = questionStory({ questions: [{ id: 'mailing', kind: 'address', label: 'Mailing address' }] });

export const Wrong = questionStory({
  questions: [{ id: 'mailing', kind: 'address', label: 'Half filled in' }],
  typed: { 'mailing/street': '1 Sample Street' },
  continued: true,
});
