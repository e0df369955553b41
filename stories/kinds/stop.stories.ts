import type { Meta } from '@storybook/web-components-vite';
import { questionStory } from './question-story.ts';

export default { title: 'Question kinds/Stop' } satisfies Meta;

export const Shown = questionStory({
  questions: [
    { id: 'approved', kind: 'yesNo', label: 'Is your approval still valid?' },
    {
      id: 'halt',
      kind: 'stop',
      label: 'You cannot renew here',
      text: 'Your approval has lapsed. Call us first, and we tell you what to do.',
      relevantWhen: { approved: 'no' },
    },
  ],
  pressed: ['approved control-1'],
  shows: ['You cannot renew here', 'Call us first, and we tell you what to do.'],
});

export const Wrong = questionStory({
  questions: [
    { id: 'approved', kind: 'yesNo', label: 'Is your approval still valid?' },
    {
      id: 'halt',
      kind: 'stop',
      label: 'You cannot renew here',
      text: 'Your approval has lapsed. Call us first, and we tell you what to do.',
      relevantWhen: { approved: 'no' },
    },
  ],
  pressed: ['approved control-1'],
  continued: 'andGetsOn',
  shows: ['Check your answers before you send them', '1 thing is still to do before you can send this'],
});
