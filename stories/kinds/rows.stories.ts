import type { Meta } from '@storybook/web-components-vite';
import { questionStory } from './question-story.ts';

export default { title: 'Question kinds/Rows' } satisfies Meta;

export const Blank = questionStory({
  questions: [
    {
      id: 'findings',
      kind: 'rows',
      label: 'What did your review find?',
      rowLabel: 'Finding',
      columns: [
        { id: 'element', kind: 'text', label: 'Element' },
        { id: 'hours', kind: 'decimal', label: 'Hours spent', step: '0.5' },
        { id: 'corrected', kind: 'yesNo', label: 'Is it corrected?' },
      ],
      sums: ['hours'],
    },
  ],
});

export const Filled = questionStory({
  questions: [
    {
      id: 'findings',
      kind: 'rows',
      label: 'What did your review find?',
      maxItems: 2,
      rowLabel: 'Finding',
      columns: [
        { id: 'element', kind: 'text', label: 'Element' },
        { id: 'hours', kind: 'decimal', label: 'Hours spent', step: '0.5' },
        { id: 'corrected', kind: 'yesNo', label: 'Is it corrected?' },
      ],
      sums: ['hours'],
    },
  ],
  pressed: ['findings', 'findings'],
  shows: ['Finding 1 of 2', 'Finding 2 of 2', 'You can add 2 at most.'],
});

export const Wrong = questionStory({
  questions: [
    {
      id: 'blank',
      kind: 'rows',
      label: 'Left blank',
      rowLabel: 'Finding',
      columns: [
        { id: 'element', kind: 'text', label: 'Element' },
        { id: 'hours', kind: 'decimal', label: 'Hours spent', step: '0.5' },
        { id: 'corrected', kind: 'yesNo', label: 'Is it corrected?' },
      ],
      sums: ['hours'],
    },
    {
      id: 'few',
      kind: 'rows',
      label: 'Too few',
      minItems: 2,
      rowLabel: 'Finding',
      columns: [
        { id: 'element', kind: 'text', label: 'Element' },
        { id: 'hours', kind: 'decimal', label: 'Hours spent', step: '0.5' },
        { id: 'corrected', kind: 'yesNo', label: 'Is it corrected?' },
      ],
      sums: ['hours'],
    },
  ],
  pressed: ['few'],
  continued: true,
});
