import '../../src/define.ts';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import accounts from '../../schemas/iacet/accounts.2026.json';
import administrative from '../../schemas/iacet/administrative.2026.json';
import report from '../../schemas/iacet/annual-report.2026.json';
import survey from '../../schemas/iacet/industry-survey.2026.json';
import payment from '../../schemas/iacet/payment.2026.json';
import profile from '../../schemas/iacet/profile.2026.json';
import renewal from '../../schemas/iacet/renewal.2026.tasks.json';
import scenarioFile from '../../schemas/iacet/renewal.2026.tasks.scenarios.json';
import { openMemoryStore } from '../../src/drafts/memory-store.ts';
import { seesAll, settled } from '../seen.ts';

interface Args {
  readonly context: string;
  readonly today: string;
}

const contexts: Readonly<Record<string, Readonly<Record<string, unknown>>>> = scenarioFile.contexts;
const questionnaires = {
  'profile.2026.json': profile,
  'accounts.2026.json': accounts,
  'administrative.2026.json': administrative,
  'annual-report.2026.json': report,
  'industry-survey.2026.json': survey,
  'payment.2026.json': payment,
};

/** The steps of the renewal, as the page knows of them in each context of the scenarios. */
const meta: Meta<Args> = {
  title: 'Questionnaires/IACET renewal in six steps 2026',
  component: 'questionnaire-tasks',
  argTypes: { context: { control: 'select', options: Object.keys(contexts) } },
  args: { context: 'sampleProvider', today: '2026-05-28' },
  render: ({ context, today }) =>
    html`${keyed(
      `${context} ${today}`,
      html`<questionnaire-tasks
        .tasks=${renewal}
        .questionnaires=${questionnaires}
        .context=${contexts[context]}
        .today=${today}
        .draftStore=${openMemoryStore()}
      ></questionnaire-tasks>`,
    )}`,
};
export default meta;

/** A look at the list, and what the organization must read there. */
function stepsStory(shows: readonly string[], args: Partial<Args> = {}): StoryObj<Args> {
  return {
    args,
    play: async ({ canvasElement }) => {
      const list = canvasElement.querySelector('questionnaire-tasks')!;
      await list.ready;
      await settled(list);
      await seesAll(list, shows);
    },
  };
}

/** Nothing done yet: payment waits for the report. */
export const Open = stepsStory(['2 steps are still needed', '0 of 6 steps sent', 'First send “Annual report”.']);

/** 91 days before the anniversary. */
export const Closed = stepsStory(['You can do this from March 17, 2026', 'Opens on March 17, 2026'], {
  today: '2026-03-16',
});

/** The report is not due. */
export const Reaccreditation = stepsStory(['1 step is still needed', '0 of 5 steps sent', 'Not due this time'], {
  context: 'reaccreditation',
});

/** The report was sent before. */
export const ReportSent = stepsStory(['1 step is still needed', '1 of 6 steps sent'], { context: 'reportSent' });

/** Nothing is left to do. */
export const Complete = stepsStory(['Everything is complete', '6 of 6 steps sent'], { context: 'everyStepSent' });
