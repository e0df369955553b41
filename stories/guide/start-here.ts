/// <reference types="vite/client" />
import { toId } from 'storybook/internal/csf';
import { isQuestionnaire, nameOf, stories, titleOf } from '../../.storybook/questionnaire-title.ts';

/** A questionnaire on the start page. */
export interface Listed {
  readonly name: string;
  readonly edition: string;
  /** The ways to look at it, each with the address of its story. */
  readonly looks: readonly { readonly name: string; readonly href: string }[];
}

/** The questionnaires among files, by name and the newest edition first. */
export function listed(files: Readonly<Record<string, unknown>>): readonly Listed[] {
  return Object.values(files)
    .filter(isQuestionnaire)
    .map((head) => ({
      name: nameOf(head),
      edition: head.edition,
      looks: Object.entries(stories).map(([exported, name]) => {
        return { name, href: `./?path=/story/${toId(titleOf(head), exported)}` };
      }),
    }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en') || b.edition.localeCompare(a.edition, 'en'));
}

/** Every questionnaire that comes with this site. */
export function shippedQuestionnaires(): readonly Listed[] {
  return listed(import.meta.glob('../../schemas/**/*.json', { eager: true, import: 'default' }));
}
