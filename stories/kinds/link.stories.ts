import type { Meta } from '@storybook/web-components-vite';
import { questionStory } from './question-story.ts';

export default { title: 'Question kinds/Link' } satisfies Meta;

export const Shown = questionStory({
  questions: [
    { id: 'standards', kind: 'link', label: 'Read the standards', href: 'https://example.org/standards' },
    { id: 'help', kind: 'link', label: 'Write to us', href: 'mailto:help@example.org' },
  ],
});
