import { html, nothing, type TemplateResult } from 'lit';
import type { Questionnaire } from '../questionnaire/compiled.ts';
import { localised } from './localised-text.ts';
import type { Messages } from './messages.ts';
import { spoken } from './prose-view.ts';

/** Whom to ask, in the same place on every page; nothing when the document does not say. */
export function contactBlock(questionnaire: Questionnaire, messages: Messages): TemplateResult | typeof nothing {
  const { contact, language } = questionnaire;
  if (contact === undefined) return nothing;
  return html`<p class="contact" part="contact">
    <strong>${messages.say('contact')}:</strong> ${spoken(localised(contact, messages.locale, language))}
  </p>`;
}
