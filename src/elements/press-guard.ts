/** Presses of Send within this many milliseconds are one press: a double click, or Enter and the pointer. */
const together = 500;

/** Tells the presses that somebody meant from their echo. What a script presses counts as often as it is pressed. */
export class PressGuard {
  #last = -Infinity;

  /** Hears the clicks in a form, which Enter makes too, and stops those that are an echo. */
  readonly hear = (event: MouseEvent): void => {
    const button = (event.target as Element).closest('button[type=submit]');
    if (!button || !event.isTrusted) return;
    const isSend = button.part.contains('submit');
    // The second half of a double click is not meant for what the first half brought under the pointer.
    const isEcho = event.detail > 1 || (isSend && event.timeStamp - this.#last < together);
    if (isSend) this.#last = event.timeStamp;
    if (isEcho) event.preventDefault();
  };
}
