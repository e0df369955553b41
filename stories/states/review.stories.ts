import type { Meta } from '@storybook/web-components-vite';
import { formStory, press, storeWithDraft, type } from './form-story.ts';

export default { title: 'States/Check and send' } satisfies Meta;

const resumed = { resume: 'continue' };

export const StillToDo = formStory({ act: (form) => form.goTo('review') });

export const SentTooEarly = formStory({
  act: async (form) => {
    await form.goTo('review');
    await press(form, 'Send your answers');
  },
});

export const ToConfirm = formStory({
  properties: { draftStore: storeWithDraft() },
  attributes: resumed,
  act: async (form) => {
    await form.goTo('programs');
    await type(form, 'programs', '250');
    await form.goTo('review');
  },
});

export const Ready = formStory({
  properties: { draftStore: storeWithDraft() },
  attributes: resumed,
  act: (form) => form.goTo('review'),
});

export const BeingSent = formStory({
  properties: { draftStore: storeWithDraft() },
  attributes: resumed,
  verdict: () => new Promise(() => undefined),
  act: async (form) => {
    await form.goTo('review');
    await press(form, 'Send your answers');
  },
});

export const HostFailed = formStory({
  properties: { draftStore: storeWithDraft() },
  attributes: resumed,
  verdict: () => Promise.reject(new Error('sample')),
  act: async (form) => void (await form.submit()),
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
  act: async (form) => void (await form.submit()),
});

export const HandedOver = formStory({
  properties: { draftStore: storeWithDraft() },
  attributes: resumed,
  act: async (form) => void (await form.submit()),
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
});

export const Sent = formStory({
  properties: { draftStore: storeWithDraft() },
  attributes: resumed,
  verdict: () => Promise.resolve({ reference: 'SAMPLE-2026-0001', message: 'We write to you within a week.' }),
  act: async (form) => void (await form.submit()),
});

export const ToReadOnly = formStory({
  properties: { draftStore: storeWithDraft() },
  attributes: { ...resumed, mode: 'review' },
});
