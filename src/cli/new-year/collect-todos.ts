import { pointerTo } from '../../questionnaire/issue.ts';
import { isObject } from '../../questionnaire/json-object.ts';
import { stepsOf, valueAt } from '../../questionnaire/json-pointer.ts';
import type { PlainDate } from '../../questionnaire/plain-date.ts';
import { dateName } from '../staff-words.ts';
import { type WordingPlace, wordingPlaces } from '../texts/wording-places.ts';
import type { MovedDate, Todo, TodoKind } from './todo.ts';

/** What a new edition is made of, for the list of what is left to do. */
export interface TodoSource {
  readonly document: unknown;
  readonly moved: readonly MovedDate[];
  readonly lineOf: (pointer: string) => number;
  readonly from: string;
  readonly to: string;
}

/** Collects one entry per thing to look at; what stands in several places in the same words is one entry. */
export function collectTodos(source: TodoSource): readonly Todo[] {
  const list = new TodoList(source.lineOf);
  for (const { pointer, from, to } of source.moved) {
    const weekend = weekendName(to);
    const note = weekend === undefined ? '' : `; that is a ${weekend}, does another day count?`;
    list.add('date', pointer, `${dateName(to)}`, `was ${dateName(from)}${note}`);
  }
  leavesOf(source.document, '', (value, pointer) => leafTodos(value, pointer, source, list));
  textTodos(source, list);
  periodTodos(source, list);
  if (isObject(source.document) && source.document['sample'] === true) {
    list.add('rest', '/sample', 'The document is marked as a sample', 'take the line out once everything is right');
  }
  list.add(
    'rest',
    undefined,
    'Look through the scenarios beside the new file',
    'their dates are moved, but their names and the fees they expect are those of last year',
  );
  list.add(
    'rest',
    undefined,
    'Compare the two files with "questionnaire diff", and show "questionnaire review" to the committee',
  );
  return list.todos();
}

class TodoList {
  readonly #found = new Map<string, { kind: TodoKind; lines: Set<number>; what: string; advice: string | undefined }>();

  constructor(private readonly lineOf: TodoSource['lineOf']) {}

  add(kind: TodoKind, pointer: string | undefined, what: string, advice?: string): void {
    const key = `${kind} ${what} ${advice ?? ''}`;
    const entry = this.#found.get(key) ?? { kind, lines: new Set<number>(), what, advice };
    if (pointer !== undefined) entry.lines.add(this.lineOf(pointer));
    this.#found.set(key, entry);
  }

  todos(): readonly Todo[] {
    return [...this.#found.values()]
      .map(({ kind, lines, what, advice }): Todo => {
        return { kind, lines: [...lines].sort((a, b) => a - b), what, ...(advice !== undefined && { advice }) };
      })
      .sort((a, b) => (a.lines[0] ?? Infinity) - (b.lines[0] ?? Infinity) || 0);
  }
}

const AMOUNT = /^-?\d+\.\d{2}$/;
const RATE = /^-?\d+(?:\.\d{1,2})?%$/;
// Amounts stand where something is worked out, or as the default of a fact.
const WORKED_OUT = ['tables', 'values', 'conditions', 'context', 'calculate', 'require', 'when', 'initial'];

function leafTodos(value: unknown, pointer: string, { document, from }: TodoSource, list: TodoList): void {
  const steps = stepsOf(pointer);
  const last = steps.at(-1) ?? '';
  if (last === 'staffNote') {
    if (typeof value === 'string' && value.includes(from))
      list.add('note', pointer, quotedStart(value), 'take out what is settled');
    return;
  }
  if (last === 'fee') return list.add('amount', pointer, `${String(value)} ${bandWords(document, pointer)}`);
  if (typeof value !== 'string') return;
  if (last === 'href') return list.add('link', pointer, value);
  const isWorkedOut = steps.some((step) => WORKED_OUT.includes(step));
  if (isWorkedOut && (AMOUNT.test(value) || RATE.test(value)) && !/^0\.00$/.test(value)) {
    const name = steps.filter((step) => !/^\d+$|^(?:facts|default|context|values)$/.test(step)).join(' ');
    list.add('amount', pointer, `${value} (${name})`);
  } else if (isWorkedOut && last === 'default' && value.length > 200) {
    list.add(
      'agreement',
      pointer,
      quotedStart(value),
      'the text in force? Whoever agreed to another one is asked again',
    );
  } else if (isWorkedOut && last === 'default' && value.includes(from))
    list.add('year', pointer, `“${value}”`, 'last year still stands in it');
}

function bandWords(document: unknown, pointer: string): string {
  const band = valueAt(document, pointer.slice(0, pointer.lastIndexOf('/')));
  if (!isObject(band)) return '';
  const { from, to } = band as { readonly from?: number; readonly to?: number };
  return `for ${from} ${to === undefined ? 'or more' : `to ${to}`} (${stepsOf(pointer)[1] ?? ''})`;
}

const MONTHS = 'January|February|March|April|May|June|July|August|September|October|November|December';
const DAY = new RegExp(
  `\\b(?:(?:${MONTHS})\\s+\\d{1,2}(?:,\\s*\\d{4})?|\\d{1,2}\\s+(?:${MONTHS})(?:\\s+\\d{4})?|\\d{4}-\\d{2}-\\d{2})\\b`,
  'g',
);
const YEAR = /\b(?:19|20|21)\d{2}\b/g;
const STANDARD =
  /\b(?:Standards?|Elements?|Sections?|Rules?|Art(?:icle)?\.?)\s+\d+(?:[.-]\d+)*(?:(?:,\s*|\s+and\s+|\s*-\s*)\d+(?:[.-]\d+)*)*|\bS\d+-\d+\b|§+\s*\d+(?:\.\d+)*/g;
const MONEY = /[$€£]\s?\d[\d,]*(?:\.\d{2})?|\b\d[\d,]*(?:\.\d{2})?\s?(?:USD|EUR|dollars|euros)\b/g;
const PERCENT = /\b\d+(?:\.\d+)?\s?%/g;
const LINK = /\]\(((?:[^()\s]|\([^()\s]*\))+)\)/g;
const ADDRESS = /\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b|\bwww\.[\w-]+(?:\.[\w-]+)+\b|\bP\.?O\.? Box [^.]*/g;

function textTodos({ document, from, to }: TodoSource, list: TodoList): void {
  for (const place of wordingPlaces(document)) {
    const { pointer } = place;
    for (const text of textsIn(place)) {
      const add = (kind: TodoKind, pattern: RegExp, group = 0) => {
        for (const match of text.matchAll(pattern)) list.add(kind, pointer, match[group]!);
      };
      add('link', LINK, 1);
      // What a link leads to was told as a link.
      const plain = text.replace(LINK, ']');
      for (const [day] of plain.matchAll(DAY)) list.add('year', pointer, `${day}, in “${around(plain, day)}”`);
      for (const [year] of plain.replace(DAY, '').matchAll(YEAR)) {
        if (year !== to)
          list.add('year', pointer, `${year}, in “${around(plain, year)}”`, year === from ? 'last year' : undefined);
      }
      for (const [amount] of [...plain.matchAll(MONEY), ...plain.matchAll(PERCENT)]) {
        list.add('amount', pointer, `${amount}, in “${around(plain, amount)}”`);
      }
      for (const [standard] of plain.matchAll(STANDARD)) list.add('standard', pointer, standard);
      for (const [address] of plain.matchAll(ADDRESS)) list.add('link', pointer, address);
    }
  }
}

const UNITS = { addDays: 'days|días', addMonths: 'months|meses' } as const;

/** Days and months that are counted on from a date, each with the texts that name the same number. */
function periodTodos({ document }: TodoSource, list: TodoList): void {
  const places = wordingPlaces(document);
  leavesOf(document, '', (value, pointer) => {
    const steps = stepsOf(pointer);
    const unit = steps.at(-2);
    if (typeof value !== 'number' || Math.abs(value) < 2 || (unit !== 'addDays' && unit !== 'addMonths')) return;
    const where = ['conditions', 'values'].includes(steps[0] ?? '') ? ` (${steps[1] ?? ''})` : '';
    const what = `${Math.abs(value)} ${unit === 'addDays' ? 'days' : 'months'} ${value < 0 ? 'before' : 'after'}`;
    const said = new RegExp(`\\b${Math.abs(value)} (?:${UNITS[unit]})(?!\\p{L})`, 'iu');
    list.add('period', pointer, `${what}${where}`);
    for (const place of places) {
      const text = textsIn(place).find((one) => said.test(one));
      if (text === undefined) continue;
      list.add('period', place.pointer, `${Math.abs(value)}, in “${around(text, said.exec(text)![0])}”`);
    }
  });
}

function textsIn({ json }: WordingPlace): readonly string[] {
  const texts = typeof json === 'string' ? [json] : isObject(json) ? Object.values(json) : [];
  return texts.filter((text) => typeof text === 'string');
}

/** A few words around a find. */
function around(text: string, find: string): string {
  const at = text.indexOf(find);
  const start = at <= 30 ? 0 : text.lastIndexOf(' ', at - 30) + 1;
  const space = text.indexOf(' ', at + find.length + 30);
  const end = space === -1 ? text.length : space;
  return `${start > 0 ? '… ' : ''}${text.slice(start, end).replace(/\s+/g, ' ')}${end < text.length ? ' …' : ''}`;
}

function quotedStart(text: string): string {
  const short = text.replace(/\s+/g, ' ');
  return `“${short.length > 90 ? `${short.slice(0, short.lastIndexOf(' ', 90))} …` : short}”`;
}

function leavesOf(json: unknown, pointer: string, each: (value: unknown, pointer: string) => void): void {
  if (Array.isArray(json)) json.forEach((inner, i) => leavesOf(inner, pointerTo(pointer, i), each));
  else if (isObject(json))
    Object.entries(json).forEach(([name, inner]) => leavesOf(inner, pointerTo(pointer, name), each));
  else each(json, pointer);
}

/** `Saturday` or `Sunday`; undefined for any other day. */
function weekendName(date: PlainDate): string | undefined {
  const day = new Date(`${date}T00:00:00Z`).getUTCDay();
  return day === 6 ? 'Saturday' : day === 0 ? 'Sunday' : undefined;
}
