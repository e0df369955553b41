import '../../src/define.ts';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { ref } from 'lit/directives/ref.js';
import report from '../../schemas/iacet/annual-report.2026.json';
import scenarioFile from '../../schemas/iacet/annual-report.2026.scenarios.json';
import type { QuestionnaireFormElement } from '../../src/elements/questionnaire-form.ts';
import type { ScenarioFile } from '../../src/cli/scenario-file.ts';
import { storeWithAnswers } from './store-with-answers.ts';

interface Args {
  readonly scenario: string;
  readonly layout: 'pages' | 'single';
}

const { contexts, scenarios, attachments } = scenarioFile as unknown as ScenarioFile;

/** The annual report as each of its scenarios leaves it: the same data that the tests play. */
const meta: Meta<Args> = {
  title: 'Questionnaires/IACET annual report 2026',
  argTypes: {
    scenario: { control: 'select', options: scenarios.map(({ name }) => name) },
    layout: { control: 'inline-radio', options: ['pages', 'single'] },
  },
  args: { scenario: scenarios[0]?.name ?? '', layout: 'pages' },
  render: ({ scenario: name, layout }) => {
    const scenario = scenarios.find((candidate) => candidate.name === name);
    const context = contexts[scenario?.context ?? ''] ?? {};
    const today = scenario?.today ?? '2026-05-28';
    const prepare = (element: Element | undefined) => {
      const form = element as QuestionnaireFormElement | undefined;
      if (!form || form.questionnaire !== undefined) return;
      const files = { ...attachments, ...scenario?.attachments };
      const draftStore = storeWithAnswers(report, { context, today, answers: scenario?.answers ?? {} }, files);
      Object.assign(form, { today, context, questionnaire: report, draftStore });
    };
    const form = html`<questionnaire-form resume="continue" layout=${layout} ${ref(prepare)}></questionnaire-form>`;
    return html`${keyed(`${name} ${layout}`, form)}`;
  },
};

export default meta;

export const Blank: StoryObj<Args> = { args: { scenario: 'A blank report names every required question' } };

export const Whole: StoryObj<Args> = { args: { scenario: 'Everything answered comes out whole', layout: 'single' } };

export const HoursTypedAsCeus: StoryObj<Args> = {
  args: { scenario: '5124 CEUs look like contact hours, and a note is asked for' },
};
