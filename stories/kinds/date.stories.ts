import type { Meta } from '@storybook/web-components-vite';
import { questionStory } from './question-story.ts';

export default { title: 'Question kinds/Date' } satisfies Meta;

export const Blank = questionStory({
  questions: [{ id: 'begin', kind: 'date', label: 'When does your accreditation period begin?' }],
});

export const Wrong = questionStory({
  questions: [
    { id: 'blank', kind: 'date', label: 'Left blank' },
    { id: 'half', kind: 'date', label: 'No year' },
    { id: 'short', kind: 'date', label: 'Two figures for the year' },
    { id: 'unreal', kind: 'date', label: 'No such day' },
    { id: 'early', kind: 'date', label: 'Too early', minimum: '2026-01-01' },
    { id: 'late', kind: 'date', label: 'Too late', maximum: '2026-12-31' },
  ],
  typed: { half: 'March 1 ', short: '3 1 26', unreal: 'feb 30 2026', early: '12 31 2025', late: '1 1 2027' },
  continued: true,
});
