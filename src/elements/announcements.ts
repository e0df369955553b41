import type { KeepingStatus } from './draft-keeper.ts';
import { failureText, statusLine } from './draft-status.ts';
import type { KeepingPlace } from './keeping-advice.ts';
import type { LiveRegions } from './live-regions.ts';
import type { Messages } from './messages.ts';
import { unknownText } from './sending-notices.ts';
import type { Stage } from './stage.ts';
import type { SendState } from './send-state.ts';

/** What of keeping and sending is spoken, and that it is spoken once: every change of state, never every save. */
export class Announcements {
  readonly #regions: LiveRegions;
  readonly #messages: () => Messages;
  #hasSaved = false;
  #hasFailed = false;

  constructor(regions: LiveRegions, messages: () => Messages) {
    this.#regions = regions;
    this.#messages = messages;
  }

  /** The draft is kept for the first time, cannot be kept, or can be kept again. */
  keeping(status: KeepingStatus, place: KeepingPlace): void {
    const messages = this.#messages();
    if (status.state === 'failed' && !this.#hasFailed) {
      this.#hasFailed = true;
      this.#regions.alert(`${statusLine(status, place, messages)}. ${failureText(status, messages)}`);
    } else if (status.state === 'saved') {
      if (this.#hasFailed) this.#regions.clear();
      if (this.#hasFailed) this.#regions.say(messages.say('draftRecovered'));
      else if (!this.#hasSaved) this.#regions.say(messages.say(place === 'session' ? 'draftHeld' : 'draftSavedOnce'));
      this.#hasSaved = true;
      this.#hasFailed = false;
    }
  }

  /** The connection went or came back. */
  connection(isOnline: boolean): void {
    this.#regions.say(this.#messages().say(isOnline ? 'online' : 'offline'));
  }

  /** The page gave its draft away, has two copies to choose from, or was put together from them. */
  shared(stage: Stage): void {
    const messages = this.#messages();
    if (stage.status === 'elsewhere') this.#regions.alert(messages.say('elsewhereTitle'));
    if (stage.status === 'conflict') this.#regions.alert(messages.say('conflictTitle'));
    if (stage.status === 'open' && stage.resumed?.merged) this.#regions.say(messages.say('copiesMerged'));
  }

  /** Sending began, takes long, or came to an end that leaves the respondent where they are. */
  sending(state: SendState): void {
    const messages = this.#messages();
    switch (state.status) {
      case 'sending':
        return this.#regions.say(messages.say(state.slow ? 'submitSlow' : 'submitting'));
      case 'failed':
        return this.#regions.alert(`${messages.say('submitFailedTitle')}. ${state.message}`);
      case 'handedOver':
        return this.#regions.say(`${messages.say('handedOverTitle')}. ${messages.say('handedOver')}`);
      case 'unknown':
        return this.#regions.alert(unknownText(state.since, messages));
      case 'recalculated':
        return this.#regions.alert([messages.say('recalculated'), ...state.lines].join(' '));
      case 'idle':
      case 'sent':
        return undefined;
    }
  }
}
