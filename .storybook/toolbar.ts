import type { Decorator, Preview } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { MessageTable } from '../src/elements/messages-en.ts';
import { isPseudo, pseudoLocales, pseudoMessages, pseudoQuestionnaire, pseudoTasks } from '../stories/pseudo.ts';

/** What the toolbar offers, for every story. */
export const globalTypes: NonNullable<Preview['globalTypes']> = {
  locale: choice('globe', 'Language', [
    ['', 'As the page says'],
    ['en', 'English'],
    ['es', 'Spanish'],
    ...pseudoLocales,
  ]),
  width: choice('grow', 'Width', [
    ['', 'Whole width'],
    ['320', '320 px: a small phone'],
    ['480', '480 px: a column'],
    ['768', '768 px: a tablet'],
  ]),
  scheme: choice('mirror', 'Scheme', [
    ['', 'As the system says'],
    ['light', 'Light'],
    ['dark', 'Dark'],
  ]),
  colours: choice('contrast', 'Forced colours', [
    ['', 'Own colours'],
    ['forced', 'Forced, roughly'],
  ]),
  text: choice('zoom', 'Text size', [
    ['', '100 %'],
    ['150', '150 %'],
    ['200', '200 %'],
  ]),
  today: choice('calendar', 'Today', [
    ['', 'As the scenario says'],
    ['1', 'A day later'],
    ['30', '30 days later'],
    ['365', 'A year later'],
    ['-30', '30 days earlier'],
    ['-365', 'A year earlier'],
  ]),
};

/** Nothing is changed until somebody asks for it. */
export const initialGlobals: NonNullable<Preview['initialGlobals']> = {
  locale: '',
  width: '',
  scheme: '',
  colours: '',
  text: '',
  today: '',
};

/** Puts a story into the surroundings that were chosen. Language and day are the forms' own matter. */
export const surroundings: Decorator = (story, { globals }) => {
  // From the address, digits come as a number.
  const chosen = (name: string) =>
    String((globals as Readonly<Record<string, string | number | undefined>>)[name] ?? '');
  const { style } = document.documentElement;
  style.colorScheme = chosen('scheme') || 'light dark';
  style.background = 'Canvas';
  const text = chosen('text');
  style.fontSize = text === '' ? '' : `${text}%`;
  // The form keeps to the reader's own size, which a page cannot change.
  style.setProperty('--questionnaire-font-size', text === '' ? '' : `${Number(text) * 0.16}px`);
  const locale = chosen('locale');
  const width = chosen('width');
  queueMicrotask(() => applyTo(document, locale, chosen('colours') === 'forced'));
  return html`<div style=${width === '' ? '' : `inline-size: ${width}px; margin-inline: auto`}>${story()}</div>`;
};

const forced = new CSSStyleSheet();
// Real forced colours cannot be turned on from inside a page; these are what they come to for text, boxes and links.
forced.replaceSync(`
  * { background-color: Canvas !important; }
  *, *::before, *::after { color: CanvasText !important; border-color: CanvasText !important;
    box-shadow: none !important; text-shadow: none !important; }
  a[href] { color: LinkText !important; }
  button { color: ButtonText !important; background-color: ButtonFace !important; border: 1px solid ButtonBorder !important; }
  :disabled { color: GrayText !important; }
  :focus-visible { outline-color: Highlight !important; }
`);

function applyTo(page: Document, locale: string, isForced: boolean): void {
  for (const form of page.querySelectorAll('questionnaire-form, questionnaire-tasks')) {
    if (locale !== '') form.setAttribute('locale', locale);
    else if (form.hasAttribute('data-toolbar-locale')) form.removeAttribute('locale');
    form.toggleAttribute('data-toolbar-locale', locale !== '');
    word(form, locale);
    const { shadowRoot } = form;
    if (!shadowRoot) continue;
    const others = shadowRoot.adoptedStyleSheets.filter((sheet) => sheet !== forced);
    shadowRoot.adoptedStyleSheets = isForced ? [...others, forced] : others;
  }
}

/** What is worded in a form, or in a list of several. */
interface Worded extends Element {
  messages?: MessageTable | undefined;
  questionnaire?: unknown;
  questionnaires?: Readonly<Record<string, unknown>>;
  tasks?: unknown;
}

/** How the forms were worded before the toolbar did it, to give it back. */
const before = new WeakMap<Worded, Pick<Worded, 'questionnaire' | 'questionnaires' | 'tasks'>>();

// Before the form first renders: this runs between the story's rendering and the form's own.
function word(form: Worded, locale: string): void {
  const own = before.get(form);
  if (!isPseudo(locale)) {
    if (own) Object.assign(form, own, { messages: undefined });
    before.delete(form);
    return;
  }
  const { questionnaire, questionnaires, tasks } = own ?? form;
  before.set(form, questionnaires ? { questionnaires, tasks } : { questionnaire });
  form.messages = pseudoMessages(locale);
  const inLocale = (document: unknown) => pseudoQuestionnaire(document, locale);
  if (questionnaire !== undefined) form.questionnaire = inLocale(questionnaire);
  if (tasks !== undefined) form.tasks = pseudoTasks(tasks, locale);
  if (questionnaires)
    form.questionnaires = Object.fromEntries(
      Object.entries(questionnaires).map(([file, document]) => [file, inLocale(document)]),
    );
}

function choice(icon: string, title: string, items: readonly (readonly [value: string, title: string])[]) {
  return {
    name: title,
    description: title,
    toolbar: {
      icon: icon as never,
      title,
      dynamicTitle: false,
      items: items.map(([value, words]) => ({ value, title: words })),
    },
  };
}
