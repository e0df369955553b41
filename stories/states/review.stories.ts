import type { Meta } from '@storybook/web-components-vite';
import { isSentBack } from '../seen.ts';
import { formStory, press, storeWithDraft, type } from './form-story.ts';

export default { title: 'States/Check and send' } satisfies Meta;

const resumed = { resume: 'continue' };

export const StillToDo = formStory({
  act: (form) => form.goTo('review'),
  shows: ['5 things are still to do before you can send this', 'Answer this question'],
});

export const SentTooEarly = formStory({
  act: async (form) => {
    await form.goTo('review');
    await press(form, 'submit');
    await isSentBack(form);
  },
  shows: ['There are 5 things to put right', 'Your refund policy – Attach a file'],
});

export const ToConfirm = formStory({
  properties: { draftStore: storeWithDraft() },
  attributes: resumed,
  act: async (form) => {
    await form.goTo('programs');
    await type(form, 'programs', '250');
    await form.goTo('review');
  },
  shows: ['1 thing is still to do before you can send this: Please confirm (1)'],
});

export const Ready = formStory({
  properties: { draftStore: storeWithDraft() },
  attributes: resumed,
  act: (form) => form.goTo('review'),
  shows: ['Everything that is asked is answered.', 'refunds.txt (15 bytes)', '$875.00'],
});

export const BeingSent = formStory({
  properties: { draftStore: storeWithDraft() },
  attributes: resumed,
  verdict: () => new Promise(() => undefined),
  act: async (form) => {
    await form.goTo('review');
    await press(form, 'submit');
  },
  shows: ['Sending your answers…'],
});

export const HostFailed = formStory({
  properties: { draftStore: storeWithDraft() },
  attributes: resumed,
  verdict: () => Promise.reject(new Error('sample')),
  act: async (form) => void (await form.submit()),
  shows: ['Your answers were not sent', 'Nothing is lost: your answers are still here.'],
});

export const HostRefused = formStory({
  properties: { draftStore: storeWithDraft() },
  attributes: resumed,
  verdict: () =>
    Promise.reject(
      Object.assign(new Error('Please correct one thing.'), {
        violations: [{ path: 'programs', message: 'Our register knows 14 programs.' }],
      }),
    ),
  act: async (form) => {
    await form.submit();
    await isSentBack(form);
  },
  shows: ['There is 1 thing to put right', 'Our register knows 14 programs.'],
});

export const HandedOver = formStory({
  properties: { draftStore: storeWithDraft() },
  attributes: resumed,
  act: async (form) => void (await form.submit()),
  shows: ['Your answers were handed to this site', 'Your draft stays on this device until then.'],
});

export const AmountChangedOvernight = formStory({
  properties: { draftStore: storeWithDraft() },
  attributes: resumed,
  act: async (form) => {
    await form.goTo('review');
    form.today = undefined;
    form.now = () => new Date('2026-06-02T12:00:00Z');
    await form.submit();
  },
  shows: ['$1,312.50', 'An amount has changed', 'Confirm and send your answers'],
});

export const Sent = formStory({
  properties: { draftStore: storeWithDraft() },
  attributes: resumed,
  verdict: () => Promise.resolve({ reference: 'SAMPLE-2026-0001', message: 'We write to you within a week.' }),
  act: async (form) => void (await form.submit()),
  shows: ['Your answers were sent', 'SAMPLE-2026-0001', 'We write to you within a week.'],
});

export const ToReadOnly = formStory({
  properties: { draftStore: storeWithDraft() },
  attributes: { ...resumed, mode: 'review' },
  shows: ['Your answers', 'Self Study', 'refunds.txt (15 bytes)'],
});
