import { isMoney, isUnparsed, type StoredAnswer } from '../../engine/answer.ts';

/** A control that holds a text. */
export type TextControl = HTMLInputElement | HTMLTextAreaElement;

interface Sent {
  readonly stored: StoredAnswer | undefined;
  readonly locale: string;
}

const lastSent = new WeakMap<TextControl, Sent>();

/** Remembers what was read from what the respondent typed, so that rendering that very answer leaves the text alone. */
export function remember(control: TextControl, stored: StoredAnswer | undefined, locale: string): void {
  lastSent.set(control, { stored, locale });
}

/**
 * Shows a stored answer in a text control. Never touches what stands there while the stored answer is the one that came
 * from it, so nothing moves under the respondent's hands.
 */
export function showTyped(
  control: TextControl,
  stored: StoredAnswer | undefined,
  locale: string,
  text: () => string,
): void {
  const sent = lastSent.get(control);
  if (sent && sent.locale === locale && isSame(sent.stored, stored)) return;
  const shown = text();
  // Most boxes of a page are blank, and nothing has to be remembered of those.
  if (!sent && shown === '' && control.value === '') return;
  lastSent.set(control, { stored, locale });
  if (control.value !== shown) control.value = shown;
}

function isSame(a: StoredAnswer | undefined, b: StoredAnswer | undefined): boolean {
  if (a === b || ((a ?? '') === '' && (b ?? '') === '')) return true;
  if (isUnparsed(a) && isUnparsed(b)) return a.raw === b.raw;
  return isMoney(a) && isMoney(b) && a.minor === b.minor && a.currency === b.currency;
}
