import type { KeepingStatus } from './draft-keeper.ts';
import { sessionOf, type Stage } from './stage.ts';
import type { SendState } from './send-state.ts';

/** What the page around may style by, as `:state(…)`. */
export interface ShownStates {
  readonly stage: Stage;
  readonly keeping: KeepingStatus;
  readonly sending: SendState;
  readonly hasErrors: boolean;
}

/** Sets the element's custom states to what is the case. */
export function showStates(states: CustomStateSet, { stage, keeping, sending, hasErrors }: ShownStates): void {
  const isReady = sessionOf(stage) !== undefined;
  const now: Readonly<Record<string, boolean>> = {
    loading: stage.status === 'loading',
    ready: isReady,
    rejected: stage.status === 'rejected' || stage.status === 'unfit' || stage.status === 'unreachable',
    saving: keeping.state === 'pending' || keeping.state === 'saving',
    saved: keeping.state === 'saved',
    'save-failed': keeping.state === 'failed' || keeping.state === 'overtaken',
    elsewhere: stage.status === 'elsewhere',
    'has-errors': isReady && hasErrors,
    submitting: sending.status === 'sending',
    submitted: sending.status === 'sent',
  };
  for (const [state, holds] of Object.entries(now)) {
    if (holds) states.add(state);
    else states.delete(state);
  }
}
