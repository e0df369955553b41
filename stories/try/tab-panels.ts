import { html, nothing, type TemplateResult } from 'lit';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import { until } from 'lit/directives/until.js';
import { problemsSection } from '../../src/cli/review/problems-section.ts';
import { pseudoLocales, wordedIn } from '../pseudo.ts';
import { todoList } from './todo-list.ts';
import type { TryQuestionnaire } from './try-questionnaire.ts';
import { wouldBePayload } from './would-be-payload.ts';

/** What can be looked at on the right. */
export type Tab = keyof typeof names;

const names = {
  form: 'Form',
  all: 'All questions',
  paper: 'Paper',
  payload: 'Payload',
  problems: 'Problems',
  changes: 'Changes',
  texts: 'Texts',
  why: 'Why is it shown?',
  coverage: 'Coverage',
  todo: 'To do',
} as const;

/** The tabs with their names, in order; the to-do list only when there is one. */
export function tabsOf({ todos }: TryQuestionnaire): readonly (readonly [Tab, string])[] {
  const all = Object.entries(names) as [Tab, string][];
  return all.filter(([id]) => id !== 'todo' || todos.length > 0);
}

/** What stands in the panel of the chosen tab. The form stays there, hidden, so that it keeps what was filled in. */
export function tabPanel(page: TryQuestionnaire): TemplateResult {
  const { tab, good } = page;
  if (!good) return html`<p>As soon as the text can be used, it is shown here.</p>`;
  const isForm = tab === 'form' || tab === 'all';
  return html`<div ?hidden=${!isForm}>${fillingBar(page)} ${page.live.element}</div>
    ${isForm ? nothing : lookOf(page)}`;
}

function lookOf(page: TryQuestionnaire): TemplateResult {
  const { good, facts, today, findings, locale } = page;
  switch (page.tab) {
    case 'paper':
      return paperOf(wordedIn(good!.text, locale), facts!.context, today);
    case 'payload':
      return html`${until(payloadOf(page), html`<p>One moment…</p>`)}`;
    case 'problems':
      return html`${unsafeHTML(problemsSection(findings).html)}`;
    case 'changes':
      return html`<try-changes
        .questionnaire=${good!.questionnaire}
        .shipped=${page.shipped}
        .name=${page.name}
      ></try-changes>`;
    case 'texts':
      return html`<try-texts
        .text=${good!.text}
        .isSound=${good!.text === page.text}
        .questionnaire=${good!.questionnaire}
        .shipped=${page.shipped}
        .name=${page.name}
        .goTo=${(line: number) => page.goTo({ line })}
        @try-translated=${({ detail }: CustomEvent<string>) => void page.takeText(detail)}
      ></try-texts>`;
    case 'why':
      return html`<try-why
        .questionnaire=${good!.questionnaire}
        .scenarios=${page.scenarios}
        .today=${today}
        .snapshot=${page.live.element.snapshot}
        .touched=${page.touched}
      ></try-why>`;
    case 'coverage':
      return html`<try-coverage
        .questionnaire=${good!.questionnaire}
        .scenarios=${page.scenarios}
        .today=${today}
      ></try-coverage>`;
    case 'todo':
      return todoList(page.todos, (line) => page.goTo({ line }));
    case 'form':
    case 'all':
      return html``;
  }
}

function paperOf(
  { questionnaire, locale, messages }: ReturnType<typeof wordedIn>,
  context: Readonly<Record<string, unknown>>,
  today: string,
): TemplateResult {
  return html`<questionnaire-form
    mode="print-blank"
    draft="none"
    heading-level="3"
    .questionnaire=${questionnaire}
    .locale=${locale}
    .messages=${messages}
    .context=${context}
    .today=${today}
  ></questionnaire-form>`;
}

function languageChoice(page: TryQuestionnaire): TemplateResult {
  const { good, locale } = page;
  const name = new Intl.DisplayNames('en', { type: 'language' });
  const own = good!.questionnaire.languages.map((language) => [language, name.of(language) ?? language] as const);
  return html`<label
    >Read it in
    <select @change=${(event: Event) => page.setLocale((event.target as HTMLSelectElement).value)}>
      <option value="">the language of this page</option>
      ${[...own, ...pseudoLocales].map(
        ([language, words]) => html`<option value=${language} ?selected=${language === locale}>${words}</option>`,
      )}
    </select>
  </label>`;
}

function fillingBar(page: TryQuestionnaire): TemplateResult {
  const { scenarios, scenario, today, facts } = page;
  const begin = () => void page.begin(page.querySelector<HTMLSelectElement>('#try-scenario')!.value);
  const setToday = (event: Event) => page.setToday((event.target as HTMLInputElement).value);
  return html`<div class="try-bar">
      <label>Today is <input type="date" .value=${today} @change=${setToday} /></label>
      ${languageChoice(page)}
      <label
        >Fill it in
        <select id="try-scenario">
          <option value="">not at all</option>
          ${scenarios?.scenarios.map(
            ({ name }) => html`<option value=${name} ?selected=${name === scenario}>as in: ${name}</option>`,
          )}
        </select>
      </label>
      <button type="button" @click=${begin}>Begin anew</button>
    </div>
    ${facts?.areSamples ? html`<p>What the page would know of the respondent is made up here.</p>` : nothing}`;
}

async function payloadOf({ good, facts, today, live }: TryQuestionnaire): Promise<TemplateResult> {
  await live.saved();
  const made = await wouldBePayload(good!.questionnaire, live.store, { context: facts!.context, today });
  if (made.status === 'payload') {
    return html`<p>This is what would be handed over now.</p>
      <pre>${made.json}</pre>`;
  }
  return html`<p>It cannot be sent yet. What is missing:</p>
    <ul>
      ${made.reasons.map((reason) => html`<li>${reason}</li>`)}
    </ul>`;
}
