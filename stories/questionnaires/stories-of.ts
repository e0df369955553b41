import '../../src/define.ts';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { ref } from 'lit/directives/ref.js';
import type { Scenario, ScenarioFile } from '../../src/cli/scenario-file.ts';
import { openSession } from '../../src/engine/session.ts';
import { localised } from '../../src/elements/localised-text.ts';
import type { QuestionnaireFormElement } from '../../src/elements/questionnaire-form.ts';
import { loadQuestionnaire } from '../../src/questionnaire/load.ts';
import { addDays, isPlainDate } from '../../src/questionnaire/plain-date.ts';
import { seesAll, settled } from '../seen.ts';
import { factsFor } from '../try/facts.ts';
import { storeWithAnswers } from './store-with-answers.ts';

interface Args {
  readonly scenario: string;
}

type Mode = 'pages' | 'single' | 'print-blank' | 'review';

/** The stories of one questionnaire, each with the scenarios beside it as presets: the same data that the tests play. */
export function storiesOf(document: unknown, file: ScenarioFile, title: string) {
  const names = file.scenarios.map(({ name }) => name);
  const meta: Meta<Args> = {
    title,
    argTypes: { scenario: { control: 'select', options: names, if: { arg: 'scenario', exists: true } } },
    args: { scenario: names[0] ?? '' },
  };
  const story = (mode: Mode): StoryObj<Args> => ({
    render: ({ scenario: name }, { globals }) => {
      const scenario = file.scenarios.find((one) => one.name === name);
      const today = shifted(scenario?.today ?? new Date().toISOString().slice(0, 10), globals['today']);
      return formOf(document, file, { scenario, today, mode });
    },
    play: async ({ canvasElement }) => {
      const form = canvasElement.querySelector('questionnaire-form')!;
      await form.ready;
      await settled(form);
      await seesAll(form, headingsOf(document, mode));
    },
  });
  const received = file.scenarios.find(isWhole)?.name;
  return {
    meta,
    Pages: story('pages'),
    Single: story('single'),
    Paper: story('print-blank'),
    Received: received === undefined ? story('review') : { ...story('review'), args: { scenario: received } },
  };
}

/** The day that the toolbar asks for: another date, or so many days off. */
export function shifted(today: string, by: unknown): string {
  if ((typeof by !== 'string' && typeof by !== 'number') || by === '') return today;
  if (isPlainDate(`${by}`)) return `${by}`;
  return addDays(today, Number(by)) ?? today;
}

interface Filling {
  readonly scenario: Scenario | undefined;
  readonly today: string;
  readonly mode: Mode;
}

function formOf(document: unknown, file: ScenarioFile, filling: Filling): TemplateResult {
  const { scenario, today, mode } = filling;
  const prepare = (element: Element | undefined) => {
    const form = element as QuestionnaireFormElement | undefined;
    if (!form || form.questionnaire !== undefined) return;
    Object.assign(form, { today, questionnaire: document, ...givenTo(document, file, filling) });
  };
  const isForm = mode === 'pages' || mode === 'single';
  return html`${keyed(
    `${scenario?.name} ${today} ${mode}`,
    isForm
      ? html`<questionnaire-form resume="continue" layout=${mode} ${ref(prepare)}></questionnaire-form>`
      : html`<questionnaire-form draft="none" mode=${mode} ${ref(prepare)}></questionnaire-form>`,
  )}`;
}

/** The page's facts, and the answers of the scenario: as a draft to go on with, or as what was sent. */
function givenTo(
  document: unknown,
  file: ScenarioFile,
  { scenario, today, mode }: Filling,
): Partial<QuestionnaireFormElement> {
  const loaded = loadQuestionnaire(document);
  // The form itself tells what is wrong with the questionnaire.
  if (loaded.status !== 'ready') return {};
  const { context } = factsFor(loaded.questionnaire, today, file, scenario);
  const attachments = { ...file.attachments, ...scenario?.attachments };
  const answers = scenario?.answers ?? {};
  if (mode === 'print-blank') return { context };
  if (mode !== 'review')
    return { context, draftStore: storeWithAnswers(document, { context, today, answers }, attachments) };
  const sent = openSession(loaded.questionnaire, { context, today, answers, attachments }).payload();
  return sent.status === 'valid' ? { context, payload: sent.payload } : { context };
}

/** Whether a scenario's answers can be sent as they are. */
function isWhole({ expect, then }: Scenario): boolean {
  return then === undefined && typeof expect.payload === 'object' && expect.payload !== null;
}

/** What anyone sees of a questionnaire: its title, and on paper the title of every section. */
function headingsOf(document: unknown, mode: Mode): readonly string[] {
  const loaded = loadQuestionnaire(document);
  if (loaded.status !== 'ready') return [];
  const { title, sections, language } = loaded.questionnaire;
  const titles = [title, ...(mode === 'print-blank' ? sections.map((section) => section.title) : [])];
  const inEnglish = titles.map((text) => localised(text, 'en', language).text);
  // Figures would stand in place of what is in braces.
  return inEnglish.filter((words) => !words.includes('{'));
}
