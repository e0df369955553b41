import type { Fact, Questionnaire } from '../../questionnaire/compiled.ts';
import { type Exact, isExact, parseExact } from '../../questionnaire/exact.ts';
import { isObject } from '../../questionnaire/json-object.ts';
import { readPercent } from '../../questionnaire/literal.ts';
import { isPlainDate } from '../../questionnaire/plain-date.ts';
import { amountName, dateName, factOptionName, quoted } from '../staff-words.ts';
import { change, type Comparison, some } from './comparison.ts';
import type { Change, Difference } from './difference.ts';

/** Facts that the site supplies: new, gone, of another kind, or with another default. Fees stand apart. */
export function factDifferences({ old, now }: Comparison): readonly Difference[] {
  const found: Difference[] = [];
  for (const [path, fact] of now.facts) {
    const was = old.facts.get(path);
    const name = `the fact ${quoted(path)}`;
    if (!was) found.push({ group: 'facts', id: path, name, changes: [{ what: 'New', after: factWords(fact) }] });
    else if (fact.kind === 'bands' && was.kind === 'bands') found.push(...bandDifferences(was, fact, { old, now }));
    else {
      const isFee = fact.kind === 'money' || fact.kind === 'percent';
      const changes = factChanges(was, fact, { old, now });
      if (changes.length > 0) {
        found.push({
          group: isFee ? 'fees' : 'facts',
          id: path,
          name,
          changes,
          ...(isFee && { drafts: 'recomputed' }),
        });
      }
    }
  }
  for (const [path, fact] of old.facts) {
    if (now.facts.has(path)) continue;
    found.push({
      group: 'facts',
      id: path,
      name: `the fact ${quoted(path)}`,
      changes: [{ what: 'Gone', before: factWords(fact) }],
    });
  }
  return found;
}

type Both = Pick<Comparison, 'old' | 'now'>;

function factWords({ kind, optional }: Fact): string {
  return optional ? `${kind}, optional` : `${kind}, must be supplied`;
}

function factChanges(was: Fact, fact: Fact, { old, now }: Both): readonly Change[] {
  return some(
    change('Supplied as', factWords(was), factWords(fact)),
    change('Default', fallbackWords(was, old), fallbackWords(fact, now)),
    change(
      'Values',
      was.options?.map(({ value }) => value).join(', '),
      fact.options?.map(({ value }) => value).join(', '),
    ),
    change('Names the edition', was.isEdition ? 'yes' : 'no', fact.isEdition ? 'yes' : 'no'),
  );
}

function fallbackWords(fact: Fact, questionnaire: Questionnaire): string | undefined {
  const { fallback, kind } = fact;
  if (fallback === undefined) return undefined;
  if (typeof fallback !== 'string') return JSON.stringify(fallback);
  if (fact.options) return factOptionName(fact, fallback, questionnaire);
  const amount = kind === 'percent' ? exactPercent(fallback) : kind === 'money' ? parseExact(fallback) : undefined;
  if (amount) return amountName(amount, kind, questionnaire);
  return isPlainDate(fallback) ? dateName(fallback) : fallback;
}

interface Band {
  readonly from: number;
  readonly to?: number;
  readonly fee: string | number;
}

function bandDifferences(was: Fact, fact: Fact, { old, now }: Both): readonly Difference[] {
  const found: Difference[] = [];
  const [before, after] = [bandsOf(was), bandsOf(fact)];
  const add = (band: Band, told: Change) =>
    found.push({
      group: 'fees',
      id: `${fact.path}/${band.from}-${band.to ?? 'up'}`,
      name: `the table ${quoted(fact.path)}, ${band.from} ${band.to === undefined ? 'or more' : `to ${band.to}`}`,
      changes: [told],
      drafts: 'recomputed',
    });
  for (const band of after) {
    const earlier = before.find(({ from }) => from === band.from);
    const [from, to] = [earlier && feeWords(earlier, was, old), feeWords(band, fact, now)];
    const isSameRange = earlier?.to === band.to;
    if (!earlier) add(band, { what: 'New', after: to });
    else if (!isSameRange) {
      const range = (one: Band) => `${one.from} ${one.to === undefined ? 'or more' : `to ${one.to}`}`;
      add(band, { what: '', before: `${range(earlier)}: ${from}`, after: `${range(band)}: ${to}` });
    } else if (from !== undefined && from !== to) add(band, { what: '', before: from, after: to });
  }
  for (const band of before) {
    if (after.some(({ from }) => from === band.from)) continue;
    add(band, { what: 'Gone', before: feeWords(band, was, old) });
  }
  return found;
}

function bandsOf({ fallback }: Fact): readonly Band[] {
  const list: readonly unknown[] = Array.isArray(fallback) ? fallback : [];
  return list.filter((band): band is Band => isObject(band) && typeof band['from'] === 'number');
}

function feeWords({ fee }: Band, { ruleType }: Fact, questionnaire: Questionnaire): string {
  const type = ruleType?.type === 'bands' ? ruleType.result : 'money';
  const amount = type === 'percent' ? exactPercent(`${fee}`) : parseExact(`${fee}`);
  return amount ? amountName(amount, type, questionnaire) : `${fee}`;
}

function exactPercent(text: string): Exact | undefined {
  const read = readPercent(text);
  return isExact(read) ? read : undefined;
}
