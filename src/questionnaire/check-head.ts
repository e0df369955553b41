import { declaredFacts } from './declared-facts.ts';
import { objectIn, textOf, type Walked } from './document-walk.ts';
import type { Report } from './issue.ts';
import { didYouMean } from './near-miss.ts';

/** Reports a currency that is missing or taken from no fact, and a time zone that nobody knows. */
export function checkHead(walked: Walked, report: Report): void {
  checkCurrency(walked, report);
  const zone = textOf(walked.document.json['timeZone']);
  if (zone === undefined || isTimeZone(zone)) return;
  report({
    code: 'unknown-time-zone',
    pointer: '/timeZone',
    message: `There is no time zone "${zone}".`,
    remedy: didYouMean(zone, Intl.supportedValuesOf('timeZone'), 'Write a name such as "America/Chicago".'),
  });
}

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

function checkCurrency({ document, questions }: Walked, report: Report): void {
  const path = textOf(objectIn(document, 'currency')?.json['context']);
  const facts = declaredFacts(document);
  if (path !== undefined && facts.get(path) !== 'text') {
    report({
      code: 'unknown-fact',
      pointer: '/currency/context',
      message: `The context has no text "${path}" to take the currency from.`,
      remedy: didYouMean(path, facts.keys(), 'Declare it under "context" with kind "text".'),
    });
  }
  const money = questions.find(({ kind, json }) => kind === 'money' || json['result'] === 'money');
  if ('currency' in document.json || !money) return;
  report({
    code: 'missing-currency',
    pointer: money.pointer,
    message: 'This is an amount of money, but the document names no currency.',
    remedy: 'Add "currency" to the document, such as "USD".',
  });
}
