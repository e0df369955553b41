/** The stories of every questionnaire: what is exported, and what it is called in the side bar. */
export const stories = {
  Pages: 'Page by page',
  Single: 'On one page',
  Paper: 'On paper',
  Received: 'As it was received',
} as const;

/** The part of a questionnaire that its stories are named by. */
export interface Head {
  readonly id: string;
  readonly title: unknown;
  readonly organisation?: unknown;
  readonly edition: string;
}

/** Whether that is a questionnaire, and not its scenarios, a task list or a schema. */
export function isQuestionnaire(json: unknown): json is Head {
  if (typeof json !== 'object' || json === null) return false;
  const head = json as Partial<Head> & { sections?: unknown };
  return typeof head.id === 'string' && typeof head.edition === 'string' && Array.isArray(head.sections);
}

/** Where a questionnaire stands in the side bar. */
export function titleOf(head: Head): string {
  // A slash would part the name in the side bar.
  return `Questionnaires/${nameOf(head).replaceAll('/', '∕')} ${head.edition}`;
}

/** What people call a questionnaire, without its year. */
export function nameOf({ title, organisation, id }: Head): string {
  const names = [organisation, title].map(plain).filter((name) => name !== '');
  return names.join(': ') || id;
}

function plain(text: unknown): string {
  if (typeof text === 'string') return text;
  if (typeof text !== 'object' || text === null) return '';
  const [first] = Object.values(text as Readonly<Record<string, unknown>>);
  return typeof first === 'string' ? first : '';
}
