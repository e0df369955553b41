import type { ReactiveControllerHost } from 'lit';
import type { PasswordRules } from '../drafts/password-rules.ts';
import type { ResumeStore } from '../drafts/resume-store.ts';
import type { Outside } from './inside.ts';
import type { MessageTable } from './messages-en.ts';
import type { TasksHost } from './tasks-process.ts';

/** What those who work inside the element of a task list need of it. */
export interface TasksElement extends ReactiveControllerHost, TasksHost, Outside {
  readonly headingLevel: number | undefined;
  readonly resumeStore: ResumeStore | undefined;
  readonly passwordRules: PasswordRules | undefined;
  readonly messages: MessageTable | undefined;
}
