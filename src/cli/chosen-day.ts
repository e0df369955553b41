import { isPlainDate } from '../questionnaire/plain-date.ts';
import type { Questionnaire } from '../questionnaire/compiled.ts';
import { CommandError } from './command-error.ts';
import { todayIn } from './today-in.ts';

/** The day named by `--today`, else the present one where the questionnaire is at home. Throws `CommandError`. */
export function chosenDay(named: string | undefined, { timeZone }: Pick<Questionnaire, 'timeZone'>): string {
  const day = named ?? todayIn(timeZone);
  if (!isPlainDate(day)) throw new CommandError('--today must be a date as YYYY-MM-DD.');
  return day;
}
