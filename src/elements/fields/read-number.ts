/**
 * Reads a number as people type it in a locale and gives it as plain text (`"-1234.5"`); undefined when it is none.
 * Takes the locale's decimal sign, its thousands separator where thousands are, spaces and apostrophes anywhere
 * between digits, its own digits, and a currency or percent sign around. Never guesses: `1.5` is no number where the
 * point separates thousands.
 */
export function readNumber(typed: string, locale: string): string | undefined {
  const { decimal, group, digits } = signsOf(locale);
  const text = [...typed.normalize('NFKC')]
    .map((character) => digits.get(character) ?? character)
    .join('')
    .replace(/[\u200e\u200f\u061c]/g, '')
    .replace(/^[\p{Sc}%\s]+|[\p{Sc}%\s]+$/gu, '')
    .replace(/^([+\-\u2212])[\p{Sc}\s]+/u, '$1')
    .replaceAll('\u2212', '-');
  const [whole = '', fraction = '', ...rest] = text.split(decimal);
  const sign = /^[+-]?/.exec(whole)![0];
  const figures = withoutSeparators(whole.slice(sign.length), group);
  if (rest.length > 0 || figures === undefined || !/^\d*$/.test(figures) || !/^\d*$/.test(fraction)) return undefined;
  if (figures === '' && fraction === '') return undefined;
  const plain = figures.replace(/^0+(?=\d)/, '') || '0';
  return `${sign === '-' ? '-' : ''}${plain}${fraction === '' ? '' : `.${fraction}`}`;
}

function withoutSeparators(figures: string, group: string): string | undefined {
  if (figures.includes(group)) {
    // Two figures between separators is how India counts; the last group always has three.
    const grouped = new RegExp(`^\\d{1,3}(?:${escaped(group)}\\d{2,3})*${escaped(group)}\\d{3}$`);
    return grouped.test(figures) ? figures.replaceAll(group, '') : undefined;
  }
  return figures.replace(/(?<=\d)[\s'’](?=\d)/g, '');
}

interface Signs {
  readonly decimal: string;
  readonly group: string;
  readonly digits: ReadonlyMap<string, string>;
}

const known = new Map<string, Signs>();

function signsOf(locale: string): Signs {
  let signs = known.get(locale);
  if (!signs) {
    const format = new Intl.NumberFormat(locale, { useGrouping: 'always' } as unknown as Intl.NumberFormatOptions);
    const part = (type: string, otherwise: string) =>
      format
        .formatToParts(-1234567.8)
        .find((one) => one.type === type)
        ?.value.normalize('NFKC') ?? otherwise;
    const decimal = part('decimal', '.');
    const own = [...new Intl.NumberFormat(locale, { useGrouping: false }).format(9876543210)].reverse();
    signs = {
      decimal,
      group: part('group', decimal === ',' ? '.' : ','),
      digits: new Map([...own, ...ARABIC, ...PERSIAN].map((digit, i) => [digit, `${i % 10}`])),
    };
    known.set(locale, signs);
  }
  return signs;
}

const ARABIC = '٠١٢٣٤٥٦٧٨٩';
const PERSIAN = '۰۱۲۳۴۵۶۷۸۹';

function escaped(sign: string): string {
  return sign.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
