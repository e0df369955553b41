import type { StoryObj } from '@storybook/web-components-vite';
import { everyQuestion, kinds } from '../../src/questionnaire/meta-schema/kinds.ts';
import { kindHelp } from '../../src/questionnaire/meta-schema/snippets.ts';
import type { QuestionStory } from '../kinds/question-story.ts';

/** One kind of question on the page for staff. */
export interface KindOnPage {
  readonly kind: string;
  /** Markdown: what it is for, and its JSON. */
  readonly about: string;
  /** Markdown: what it may state besides what every question may. */
  readonly properties: string;
  /** The story that shows the same JSON in the form; undefined where a kind has none. */
  readonly story: StoryObj | undefined;
}

/** The stories of one file of `stories/kinds`. */
export type KindStories = Readonly<Record<string, unknown>>;

/**
 * Every kind in the order in which editors offer them, made of what the format says about it and of the first story in
 * the file of its name. `files` are the modules of `stories/kinds` by path.
 */
export function kindsOnPage(files: Readonly<Record<string, KindStories>>): readonly KindOnPage[] {
  return Object.keys(kindHelp).map((kind) => {
    const stories = files[`../kinds/${kind.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.stories.ts`];
    const story = (stories?.['Blank'] ?? stories?.['Shown']) as StoryObj | undefined;
    const given = story?.parameters?.['given'] as QuestionStory | undefined;
    return { kind, about: aboutKind(kind, given), properties: propertiesOf(kind), story };
  });
}

/** Markdown: what every question may state besides its kind. */
export function forEveryQuestion(): string {
  return tableOf(everyQuestion.properties);
}

function aboutKind(kind: string, given: QuestionStory | undefined): string {
  const parts = given ? given.questions.map((question) => pretty(question)) : [];
  if (given?.document) parts.push(besides(given.document));
  return `## ${kind}\n\n${kindHelp[kind]?.description ?? ''}\n\n\`\`\`json\n${parts.join('\n\n')}\n\`\`\``;
}

function propertiesOf(kind: string): string {
  const all: Properties = Object.entries(kinds).find(([name]) => name === kind)?.[1].properties ?? {};
  const { kind: _, ...stated } = all;
  return tableOf(stated);
}

type Properties = Readonly<Record<string, object>>;

function tableOf(properties: Properties): string {
  const rows = Object.entries(properties).map(([name, schema]) => {
    const { description = '' } = schema as { description?: string };
    return `| \`${name}\` | ${description.replaceAll('|', '\\|')} |`;
  });
  return ['| property | what it says |', '| --- | --- |', ...rows].join('\n');
}

// What stands elsewhere in the document, such as the options, without the braces of the whole.
function besides(document: object): string {
  const parts = Object.entries(document).map(([name, value]) => `${JSON.stringify(name)}: ${pretty(value)}`);
  return parts.join(',\n');
}

/** JSON as people write it: what fits stands on one line. */
function pretty(value: unknown, indent = ''): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const isList = Array.isArray(value);
  const deeper = `${indent}  `;
  const parts = Object.entries(value).map(([name, inner]) => (shift: string) => {
    return `${isList ? '' : `${JSON.stringify(name)}: `}${pretty(inner, shift)}`;
  });
  const [open, close, space] = isList ? ['[', ']', ''] : ['{', '}', ' '];
  if (parts.length === 0) return `${open}${close}`;
  const line = `${open}${space}${parts.map((part) => part('')).join(', ')}${space}${close}`;
  if (!line.includes('\n') && line.length + indent.length <= 90) return line;
  return `${open}\n${parts.map((part) => `${deeper}${part(deeper)}`).join(',\n')}\n${indent}${close}`;
}
