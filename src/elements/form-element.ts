import type { ReactiveControllerHost } from 'lit';
import type { PasswordRules } from '../drafts/password-rules.ts';
import type { ResumeStore } from '../drafts/resume-store.ts';
import type { DraftStore } from '../drafts/store-types.ts';
import type { Witness } from '../drafts/witness.ts';
import type { Payload } from '../engine/payload-types.ts';
import type { FormSettings } from './form-settings.ts';
import type { MessageTable } from './messages-en.ts';

/** What those who work inside the element need of it. */
export interface FormElement extends ReactiveControllerHost, HTMLElement {
  readonly renderRoot: HTMLElement | DocumentFragment;
  readonly settings: FormSettings;
  readonly name: string | undefined;
  readonly src: string | undefined;
  readonly questionnaire: unknown;
  readonly context: Readonly<Record<string, unknown>> | undefined;
  readonly payload: Payload | undefined;
  readonly lastYear: Payload | undefined;
  readonly today: string | undefined;
  readonly locale: string | undefined;
  readonly messages: MessageTable | undefined;
  readonly draftStore: DraftStore | undefined;
  readonly resumeStore: ResumeStore | undefined;
  readonly passwordRules: PasswordRules | undefined;
  readonly draftWitness: Witness | undefined;
  readonly draftLabel: string | undefined;
  readonly now: () => Date;
  goTo(id: string): Promise<void>;
  print(): void;
}
