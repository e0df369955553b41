import { expect } from 'chai';
import '../../src/define.ts';
import { openMemoryStore } from '../../src/drafts/memory-store.ts';
import { StoreFailure, type DraftStore } from '../../src/drafts/store-types.ts';
import type { QuestionnaireSubmitEvent, QuestionnaireVerdictEvent } from '../../src/elements/public-events.ts';
import type { QuestionnaireFormElement } from '../../src/elements/questionnaire-form.ts';
import type { QuestionnaireTasksElement } from '../../src/elements/questionnaire-tasks.ts';
import accounts from '../../schemas/iacet/accounts.2026.json' with { type: 'json' };
import administrative from '../../schemas/iacet/administrative.2026.json' with { type: 'json' };
import report from '../../schemas/iacet/annual-report.2026.json' with { type: 'json' };
import survey from '../../schemas/iacet/industry-survey.2026.json' with { type: 'json' };
import payment from '../../schemas/iacet/payment.2026.json' with { type: 'json' };
import profile from '../../schemas/iacet/profile.2026.json' with { type: 'json' };
import renewal from '../../schemas/iacet/renewal.2026.tasks.json' with { type: 'json' };
import { words } from './visit.ts';

const context = {
  contextId: 'sample-provider-2026',
  organisationName: 'Sample Training Provider',
  anniversary: '2026-06-15',
  reportPeriod: { from: '2025-06-15', to: '2026-06-14' },
  dues: { minor: 125000, currency: 'USD' },
};
const questionnaires = {
  'profile.2026.json': profile,
  'accounts.2026.json': accounts,
  'administrative.2026.json': administrative,
  'annual-report.2026.json': report,
  'industry-survey.2026.json': survey,
  'payment.2026.json': payment,
};

/** Somebody who opens the list of steps. */
class TasksVisit {
  readonly verdicts: QuestionnaireVerdictEvent[] = [];
  readonly sent: QuestionnaireSubmitEvent[] = [];

  private constructor(readonly tasks: QuestionnaireTasksElement) {
    tasks.addEventListener('questionnaire-verdict', (event) => this.verdicts.push(event));
    tasks.addEventListener('questionnaire-submit', (event) => {
      this.sent.push(event);
      event.respondWith({ reference: 'R-1' });
    });
  }

  static async begin(properties: Partial<QuestionnaireTasksElement> = {}): Promise<TasksVisit> {
    const tasks = document.createElement('questionnaire-tasks');
    const visit = new TasksVisit(tasks);
    const draftStore = openMemoryStore();
    Object.assign(tasks, { tasks: renewal, questionnaires, context, today: '2026-05-28', draftStore }, properties);
    document.body.append(tasks);
    await tasks.ready.catch(() => undefined);
    await tasks.updateComplete;
    return visit;
  }

  get root(): ShadowRoot {
    return this.tasks.shadowRoot!;
  }

  get text(): string {
    return words(this.root.querySelector('.root'));
  }

  /** Each row of the list: its name, and what its status says. */
  get rows(): readonly string[] {
    return [...this.root.querySelectorAll('.task')].map((row) => {
      const [name, status] = [row.querySelector('[id^=task-]'), row.querySelector('.section-status')];
      return `${words(name)}: ${words(status)}`;
    });
  }

  link(id: string): HTMLElement | null {
    return this.root.querySelector(`a#task-${id}`);
  }

  form(id: string): QuestionnaireFormElement {
    return this.root.querySelector(`[data-task="${id}"] > questionnaire-form`)!;
  }

  async open(id: string): Promise<QuestionnaireFormElement> {
    await this.tasks.openTask(id);
    return this.form(id);
  }

  async back(): Promise<void> {
    await this.tasks.showList();
  }
}

let at: TasksVisit;
afterEach(() => document.querySelectorAll('questionnaire-tasks').forEach((tasks) => tasks.remove()));

const firstRows = [
  'Review your profile: Not started',
  'Review your accounts: Not started',
  'Administrative information: Not started',
  'Annual report: Not started',
  'Industry survey: Not started',
  'Pay your annual dues: Cannot be sent yet',
];

/** Changes one answer as somebody would who fills in the form. */
async function answer(form: QuestionnaireFormElement, section: string, id: string, value: unknown): Promise<void> {
  await form.goTo(section);
  const { AnswerEvent } = await import('../../src/elements/events.ts');
  form.shadowRoot!.querySelector('.page')!.dispatchEvent(new AnswerEvent(id, value as never));
  await form.updateComplete;
}

describe('A respondent with several steps', () => {
  it('reads each step with its status, and what is still needed', async () => {
    at = await TasksVisit.begin();
    expect(at.rows).to.deep.equal(firstRows);
    expect(at.text).to.include('2 steps are still needed');
    expect(at.text).to.include('0 of 6 steps sent');
    expect(at.text).to.include('First send “Annual report”');
    const link = at.link('payment')!;
    const described = link
      .getAttribute('aria-describedby')!
      .split(' ')
      .map((id) => words(at.root.getElementById(id)));
    expect(described[0]).to.equal('Cannot be sent yet');
    expect(document.activeElement).to.equal(document.body);
  });

  it('opens a step in place and comes back, each time at a heading, and hears how many are sent', async () => {
    at = await TasksVisit.begin();
    const form = await at.open('survey');
    expect(at.root.activeElement).to.equal(form);
    expect(words(form.shadowRoot!.activeElement)).to.equal('Industry survey');
    expect(at.root.querySelectorAll('.task')).to.have.length(0);
    const back = at.root.getElementById('back')!;
    expect(words(back)).to.equal('All steps');
    await at.back();
    expect(words(at.root.activeElement)).to.equal('Annual report and dues');
    expect(words(at.root.querySelector('#said-status'))).to.equal('0 of 6 steps sent');
  });

  it('sees what a draft of this device holds', async () => {
    const draftStore = openMemoryStore();
    at = await TasksVisit.begin({ draftStore });
    await answer(await at.open('survey'), 'events', 'svDelivery', { inPerson: 4000 });
    await at.back();
    await answer(await at.open('profile'), 'publicPage', 'profileOrgName', 'Sample Trainers');
    await at.back();
    const expected = [
      'Review your profile: Complete, not sent yet',
      ...firstRows.slice(1, 4),
      'Industry survey: In progress',
      firstRows[5],
    ];
    expect(at.rows).to.deep.equal(expected);
    at.tasks.remove();
    at = await TasksVisit.begin({ draftStore });
    expect(at.rows).to.deep.equal(expected);
    const form = await at.open('survey');
    expect(form.snapshot!.answer('svDelivery')).to.deep.equal({ inPerson: 4000 });
  });

  it('sends each step by itself, and the page learns which one and where the whole stands', async () => {
    at = await TasksVisit.begin();
    expect(at.verdicts.map(({ missing }) => missing)).to.deep.equal([['report', 'payment']]);
    const form = await at.open('profile');
    expect(await form.submit()).to.equal(true);
    expect(at.sent.map(({ task, payload }) => [task, payload.questionnaire.id])).to.deep.equal([
      ['profile', 'iacet-profile'],
    ]);
    await at.tasks.updateComplete;
    const last = at.verdicts.at(-1)!;
    expect(last.statuses['profile']).to.equal('submitted');
    expect([last.complete, last.missing]).to.deep.equal([false, ['report', 'payment']]);
    await at.back();
    expect(at.rows[0]).to.equal('Review your profile: Sent');
    expect(at.text).to.include('1 of 6 steps sent');
    // The receipt can still be looked at.
    await at.open('profile');
    expect(words(at.form('profile').shadowRoot!.querySelector('#page-heading'))).to.equal('Your answers were sent');
  });

  it('is refused shares of 40, 30, 20 and 11 percent in that step only, while other steps go on', async () => {
    at = await TasksVisit.begin();
    const form = await at.open('survey');
    await answer(form, 'events', 'svDelivery', { inPerson: 4000, liveOnline: 3000, selfPaced: 2000, blended: 1100 });
    expect(await form.submit()).to.equal(false);
    expect(words(form.shadowRoot!.querySelector('#error-summary'))).to.include('add up to 101%');
    await at.back();
    expect(at.rows[4]).to.equal('Industry survey: In progress');
    expect(await (await at.open('accounts')).submit()).to.equal(true);
    await at.back();
    expect(at.rows[1]).to.equal('Review your accounts: Sent');
    expect(at.sent.map(({ task }) => task)).to.deep.equal(['accounts']);
  });

  it('cannot send the payment before the report, even where the questionnaire itself would let it pass', async () => {
    at = await TasksVisit.begin({ context: { ...context, paymentRequires: 'nothing' } });
    const form = await at.open('payment');
    expect(at.text).to.include('First send “Annual report”');
    await answer(form, 'payment', 'payMethod', 'card');
    expect(form.violations).to.deep.equal([]);
    expect(await form.submit()).to.equal(false);
    expect(at.sent).to.deep.equal([]);
    expect(words(form.shadowRoot!.querySelector('.root'))).to.include('First send “Annual report”');
  });

  it('can send a prepared payment as soon as the page knows of the report', async () => {
    at = await TasksVisit.begin();
    const form = await at.open('payment');
    await answer(form, 'payment', 'payMethod', 'card');
    expect(form.violations.map(({ code }) => code)).to.deep.equal(['stopped']);
    at.tasks.context = { ...context, submittedSteps: ['report'] };
    await at.tasks.updateComplete;
    await form.updateComplete;
    expect(form.violations).to.deep.equal([]);
    expect(await form.submit()).to.equal(true);
    await at.back();
    expect(at.text).to.include('You have sent everything that is needed');
    at.tasks.context = { ...context, submittedSteps: ['report'], duesPaid: 'yes' };
    await at.tasks.updateComplete;
    expect(at.text).to.include('Your accreditation is current');
    expect(at.verdicts.at(-1)!.complete).to.equal(true);
  });

  it('needs no report in a year of re-accreditation', async () => {
    at = await TasksVisit.begin({ context: { ...context, isReaccreditationYear: 'yes' } });
    expect(at.rows.slice(3)).to.deep.equal([
      'Annual report: Not due this time',
      'Industry survey: Not started',
      'Pay your annual dues: Not started',
    ]);
    expect(at.link('report')).to.equal(null);
    await at.tasks.openTask('report');
    expect(at.form('report')).to.equal(null);
  });

  it('finds everything closed 91 days before, with the day on which it opens', async () => {
    at = await TasksVisit.begin({ today: '2026-03-16' });
    expect(at.text).to.include('You can do this from March 17, 2026');
    expect(at.rows).to.deep.equal(firstRows.map((row) => row.replace(/:.*/, ': Opens on March 17, 2026')));
    expect(at.root.querySelectorAll('.task a')).to.have.length(0);
    at.tasks.today = '2026-03-17';
    await at.tasks.updateComplete;
    expect(at.rows).to.deep.equal(firstRows);
  });

  it('loses no word where nothing can be kept', async () => {
    const refuse = () => Promise.reject(new StoreFailure('unavailable'));
    const draftStore: DraftStore = { ...openMemoryStore(), save: refuse, load: refuse };
    at = await TasksVisit.begin({ draftStore });
    await answer(await at.open('survey'), 'events', 'svTrend', 'higher');
    await at.back();
    await at.open('profile');
    await at.back();
    expect((await at.open('survey')).snapshot!.answer('svTrend')).to.equal('higher');
  });

  it('reads Spanish around the steps', async () => {
    at = await TasksVisit.begin({ locale: 'es' });
    expect(words(at.root.querySelector('#page-heading'))).to.equal('Informe anual y cuotas');
    expect(at.text).to.include('Faltan 2 pasos');
    expect(at.rows[5]).to.include('Aún no se puede enviar');
  });

  it('is told kindly when the list or the facts cannot be used', async () => {
    at = await TasksVisit.begin({ tasks: '{ "groups": [' });
    expect(at.text).to.include('This questionnaire cannot be shown');
    at = await TasksVisit.begin({ context: { contextId: 'x' } });
    expect(at.text).to.include('You reached this form without your personal link');
    let reason: unknown;
    await at.tasks.ready.catch((error: unknown) => (reason = error));
    expect(String(reason)).to.include('the context does not fit');
  });
});
