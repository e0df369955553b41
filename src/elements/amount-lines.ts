import type { Money } from '../engine/answer.ts';
import type { ChangedAmount } from './amount-watch.ts';
import type { Filling } from './filling.ts';
import { formatMoney } from './format-value.ts';
import { questionName } from './question-name.ts';

/** Changed amounts in words, one line each: what it is, how much it is now, and how much it was. */
export function amountLines(amounts: readonly ChangedAmount[], filling: Filling): readonly string[] {
  const { messages, locale, snapshot } = filling;
  const words = (amount: Money | undefined) => (amount ? formatMoney(amount, locale) : messages.say('amountNone'));
  return amounts.map(({ id, before, now }) =>
    messages.say('amountChanged', {
      amount: questionName(snapshot.question(id), filling),
      before: words(before),
      now: words(now),
    }),
  );
}
