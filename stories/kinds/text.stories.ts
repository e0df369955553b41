import type { Meta } from '@storybook/web-components-vite';
import { questionStory } from './question-story.ts';

export default { title: 'Question kinds/Text' } satisfies Meta;

export const Blank = questionStory({
  questions: [
    {
      id: 'name',
      kind: 'text',
      label: 'Name of your organization',
      hint: 'As it stands on your certificate.',
      autocomplete: 'organization',
    },
    { id: 'also', kind: 'text', label: 'Another name it goes by', optional: true },
  ],
});

export const Wrong = questionStory({
  questions: [
    { id: 'blank', kind: 'text', label: 'Left blank' },
    { id: 'short', kind: 'text', label: 'Too short', minLength: 3 },
    { id: 'long', kind: 'text', label: 'Too long', maxLength: 5 },
    {
      id: 'number',
      kind: 'text',
      label: 'Sponsor number',
      pattern: '[0-9]{6}',
      patternMessage: 'Enter the six figures of your sponsor number',
    },
    { id: 'form', kind: 'text', label: 'Any form', pattern: '[A-Z]+' },
  ],
  typed: { short: 'ab', long: 'far too long', number: '12', form: 'abc' },
  continued: true,
});
