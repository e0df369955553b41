/**
 * Writes the tables of characters that verify-php/questionnaire-verify.php carries, because PHP has them only with
 * extensions that many hosts lack: canonical decompositions and combining classes (for NFC), lower case, and currencies
 * without two decimal places. What this Node knows of Unicode goes in. Run it after Node learnt a newer Unicode:
 * `node --import tsx scripts/php-tables.ts`.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const file = new URL('../verify-php/questionnaire-verify.php', import.meta.url);
const last = 0x10ffff;

const short = (number: number) => number.toString(36);
const codes = (text: string) => [...text].map((character) => character.codePointAt(0) ?? 0);

function* characters(): Generator<number> {
  for (let code = 0x80; code <= last; code += 1) if (code < 0xd800 || code > 0xdfff) yield code;
}

/** Each with one step of its decomposition; `!` marks those that composing never gives back. */
function decompositions(): string[] {
  const found: string[] = [];
  let before = 0;
  for (const code of characters()) {
    if (code >= 0xac00 && code <= 0xd7a3) continue;
    const text = String.fromCodePoint(code);
    const parts = codes(text.normalize('NFD'));
    if (String.fromCodePoint(...parts) === text) continue;
    const kept = text.normalize('NFC') === text;
    const end = parts.pop() ?? 0;
    const first = kept ? codes(String.fromCodePoint(...parts).normalize('NFC')) : parts;
    found.push([...[code - before, ...first, end].map(short)].join(',') + (kept ? '' : '!'));
    before = code;
  }
  return found;
}

/** Ranks of combining classes, as ranges: only their order matters. */
function combiningRanks(): string[] {
  const moves = (a: string, b: string) => `a${a}${b}`.normalize('NFD') !== `a${a}${b}`;
  const marks = [...characters()].map((code) => String.fromCodePoint(code)).filter((text) => /\p{M}/u.test(text));
  const simple = marks.filter((text) => text.normalize('NFD') === text);
  const ranked = simple.filter((text) => moves(text, '\u0334') || moves('\u0301', text));
  const classes: string[] = [];
  for (const mark of ranked) {
    if (classes.some((other) => !moves(mark, other) && !moves(other, mark))) continue;
    classes.push(mark);
  }
  classes.sort((a, b) => (moves(a, b) ? 1 : -1));
  const rank = (mark: string) => 1 + classes.findIndex((other) => !moves(mark, other) && !moves(other, mark));
  return ranges(ranked.map((mark) => [codes(mark)[0] ?? 0, rank(mark)]));
}

function lowerCase(): string[] {
  const changes = [...characters()].flatMap((code): [number, number][] => {
    const [lower = code, more] = codes(String.fromCodePoint(code).toLowerCase());
    return more === undefined && lower !== code ? [[code, lower - code]] : [];
  });
  return ranges(changes);
}

/** `from,length,step,value` for each run of characters that have one value. */
function ranges(entries: readonly (readonly [code: number, value: number])[]): string[] {
  const runs: { from: number; to: number; step: number; value: number }[] = [];
  for (const [code, value] of entries) {
    const run = runs.at(-1);
    const gap = run ? code - run.to : 0;
    if (run?.value === value && (run.step === gap || (run.from === run.to && gap <= 2))) {
      run.step = gap;
      run.to = code;
    } else runs.push({ from: code, to: code, step: 1, value });
  }
  return runs.map(({ from, to, step, value }) => [from, to - from, step, value].map(short).join(','));
}

function currencies(): string[] {
  return Intl.supportedValuesOf('currency').flatMap((currency) => {
    const format = new Intl.NumberFormat('en', { style: 'currency', currency });
    const { maximumFractionDigits: digits } = format.resolvedOptions();
    return digits === 2 ? [] : [`${currency}${digits}`];
  });
}

function constant(name: string, words: readonly string[]): string {
  const lines: string[] = [];
  let line = '';
  for (const word of words) {
    if (line.length + word.length > 108) {
      lines.push(line);
      line = '';
    }
    line += (line === '' ? '' : ' ') + word;
  }
  return `    public const ${name} = '${[...lines, line].join(" '\n        . '")}';\n`;
}

const tables =
  constant('DECOMPOSITIONS', decompositions()) +
  constant('COMBINING', combiningRanks()) +
  constant('LOWER', lowerCase()) +
  constant('CURRENCIES', currencies());
const text = readFileSync(file, 'utf8');
const begin = '    // Begin of tables.\n';
const end = '    // End of tables.\n';
writeFileSync(file, text.slice(0, text.indexOf(begin) + begin.length) + tables + text.slice(text.indexOf(end)));
