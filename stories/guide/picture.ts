/// <reference types="vite/client" />
import type { StoryObj } from '@storybook/web-components-vite';
import { render, type TemplateResult } from 'lit';
import { kindsOnPage, type KindStories } from './kinds-of-questions.ts';

/** Every kind of question, with the stories that are there. */
export const page = kindsOnPage(import.meta.glob<KindStories>('../kinds/*.stories.ts', { eager: true }));

const onlyQuestions = new CSSStyleSheet();
// Of the whole form, the page wants the questions alone.
onlyQuestions.replaceSync(`
  .page > :not(.section-block), .section-heading, .flag { display: none }
  .section-block { margin: 0; padding: 0; border: 0 }
`);

/** Shows a story of a kind of question in a place of a page, with nothing of the form but its questions. */
export function picture(place: HTMLElement | null, story: StoryObj | undefined): void {
  if (!place || !story?.render || place.childElementCount > 0) return;
  const form = (story.render as () => TemplateResult)();
  render(form, place);
  const { shadowRoot } = place.querySelector('questionnaire-form') ?? {};
  if (shadowRoot) shadowRoot.adoptedStyleSheets = [...shadowRoot.adoptedStyleSheets, onlyQuestions];
}
