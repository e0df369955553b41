import type { Meta } from '@storybook/web-components-vite';
import { questionStory } from './question-story.ts';

export default { title: 'Question kinds/Known already' } satisfies Meta;

export const Shown = questionStory({
  questions: [
    { id: 'sponsor', kind: 'prefilled', label: 'Sponsor', from: 'sponsorName' },
    { id: 'period', kind: 'prefilled', label: 'Renewal period', from: 'period' },
    { id: 'phone', kind: 'prefilled', label: 'Phone', optional: true, from: 'phone' },
  ],
  document: {
    context: { sponsorName: { kind: 'text' }, period: { kind: 'dateRange' }, phone: { kind: 'text', optional: true } },
  },
  context: { sponsorName: 'Sample Academy', period: { from: '2026-01-01', to: '2026-12-31' } },
  shows: ['Sponsor Sample Academy', 'January 1, 2026 – December 31, 2026', 'Phone Not answered'],
});
