import type { Meta } from '@storybook/web-components-vite';
import { questionStory } from './question-story.ts';

export default { title: 'Question kinds/Email' } satisfies Meta;

export const Blank = questionStory({
  questions: [{ id: 'mail', kind: 'email', label: 'Email of the main contact', autocomplete: 'email' }],
});

export const Wrong = questionStory({
  questions: [
    { id: 'blank', kind: 'email', label: 'Left blank' },
    { id: 'wrong', kind: 'email', label: 'Not an address' },
    { id: 'shared', kind: 'email', label: 'A shared mailbox, refused', refuseMailboxes: ['info'] },
    { id: 'unusual', kind: 'email', label: 'A shared mailbox, questioned', warnMailboxes: ['office'] },
    { id: 'private', kind: 'email', label: 'A private domain, questioned', warnDomains: ['mail.example'] },
  ],
  typed: {
    wrong: 'main contact',
    shared: 'info@example.org',
    unusual: 'office@example.org',
    private: 'someone@mail.example',
  },
  continued: true,
});
