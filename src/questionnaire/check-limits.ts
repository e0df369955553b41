import { type Found, objectIn, textOf, type Walked } from './document-walk.ts';
import { compareExact, type Exact, isMultipleOf, parseExact } from './exact.ts';
import { pointerTo, type Report } from './issue.ts';
import { isPlainDate } from './plain-date.ts';

/** Reports limits that contradict each other, steps of nothing and days that are in no calendar. */
export function checkLimits({ questions }: Walked, report: Report): void {
  for (const question of questions) {
    if (question.kind === 'date' || question.kind === 'dateRange') checkDates(question, report);
    else checkNumbers(question, report);
    const explain = objectIn(question, 'explain');
    for (const holder of [question, explain, objectIn(question, 'files'), explain && objectIn(explain, 'files')]) {
      if (!holder) continue;
      checkCounts(holder, 'minLength', 'maxLength', report);
      checkCounts(holder, 'minItems', 'maxItems', report);
    }
  }
}

function checkDates(question: Found, report: Report): void {
  const [earliest, latest] = ['minimum', 'maximum'].map((property) => {
    const day = textOf(question.json[property]) ?? '';
    const exists: boolean = isPlainDate(day);
    if (exists) return day;
    if (/^\d{4}-\d{2}-\d{2}$/.test(day)) {
      report({
        code: 'bad-date',
        pointer: pointerTo(question.pointer, property),
        message: `There is no day ${day}.`,
        remedy: 'Write year, month and day of a day in the calendar.',
      });
    }
    return undefined;
  });
  if (earliest !== undefined && latest !== undefined && earliest > latest) {
    reversed(question, 'minimum', 'maximum', report);
  }
}

function checkNumbers(question: Found, report: Report): void {
  const [minimum, maximum, step] = ['minimum', 'maximum', 'step'].map((property) => numberOf(question.json[property]));
  if (minimum && maximum && compareExact(minimum, maximum) > 0) reversed(question, 'minimum', 'maximum', report);
  if (!step) return;
  if (step.units <= 0n) {
    report({
      code: 'bad-step',
      pointer: pointerTo(question.pointer, 'step'),
      message: `The step ${String(question.json['step'])} leads nowhere.`,
      remedy: 'Write a step above zero, such as "0.1".',
    });
    return;
  }
  for (const [property, limit] of Object.entries({ minimum, maximum })) {
    if (!limit || isMultipleOf(limit, step)) continue;
    report({
      code: 'limit-off-step',
      pointer: pointerTo(question.pointer, property),
      message: `"${property}" is ${String(question.json[property])}, which steps of ${String(question.json['step'])} never meet.`,
      remedy: 'Use a multiple of the step.',
    });
  }
}

function checkCounts(holder: Found, least: string, most: string, report: Report): void {
  const [low, high] = [holder.json[least], holder.json[most]];
  if (typeof low === 'number' && typeof high === 'number' && low > high) reversed(holder, least, most, report);
}

function reversed({ json, pointer }: Found, least: string, most: string, report: Report): void {
  report({
    code: 'limits-reversed',
    pointer: pointerTo(pointer, least),
    message: `"${least}" is ${String(json[least])}, which is beyond "${most}", ${String(json[most])}.`,
    remedy: 'Exchange the two, or correct one.',
  });
}

function numberOf(limit: unknown): Exact | undefined {
  if (typeof limit === 'number') return Number.isSafeInteger(limit) ? parseExact(String(limit)) : undefined;
  return typeof limit === 'string' ? parseExact(limit.replace(/%$/, '')) : undefined;
}
