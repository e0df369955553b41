import type { Meta } from '@storybook/web-components-vite';
import { questionStory } from './question-story.ts';

export default { title: 'Question kinds/Worked out' } satisfies Meta;

export const Blank = questionStory({
  questions: [
    { id: 'events', kind: 'integer', label: 'How many events?' },
    {
      id: 'fee',
      kind: 'calculated',
      label: 'Fee',
      result: 'money',
      calculate: { multiply: [{ context: 'price' }, { answer: 'events' }] },
      because: '{context.price} for each of {answer.events} events.',
    },
  ],
  document: { context: { price: { kind: 'money', default: '12.50' } } },
});

export const Filled = questionStory({
  questions: [
    { id: 'events', kind: 'integer', label: 'How many events?' },
    {
      id: 'fee',
      kind: 'calculated',
      label: 'Fee',
      result: 'money',
      calculate: { multiply: [{ context: 'price' }, { answer: 'events' }] },
      because: '{context.price} for each of {answer.events} events.',
    },
  ],
  document: { context: { price: { kind: 'money', default: '12.50' } } },
  typed: { events: '1,000' },
  shows: ['$12,500.00', '$12.50 for each of 1,000 events.'],
});

export const Wrong = questionStory({
  questions: [
    { id: 'events', kind: 'integer', label: 'Left blank, so there is no fee' },
    {
      id: 'fee',
      kind: 'calculated',
      label: 'Fee',
      result: 'money',
      calculate: { multiply: [{ context: 'price' }, { answer: 'events' }] },
    },
  ],
  document: { context: { price: { kind: 'money', default: '12.50' } } },
  continued: true,
});
