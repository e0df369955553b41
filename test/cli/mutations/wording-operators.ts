import { isIn, questions, translations, wordings } from './document-places.ts';
import { type Ground, instead, type Operator, type Placed, reworded, type Slip, without } from './planting.ts';

/** One slip for every match in every text. */
function perMatch(pattern: RegExp, change: (match: string, random: (below: number) => number) => string) {
  return (ground: Ground, random: (below: number) => number): readonly Slip[] =>
    wordings(ground).flatMap((placed) => {
      const text = String(placed.value);
      return [...text.matchAll(pattern)].map(({ index, 0: match }) => ({
        edits: [reworded(placed, text.slice(0, index) + change(match, random) + text.slice(index + match.length))],
      }));
    });
}

const LEFTOVERS = [
  '[year]',
  '[TODO]',
  'TODO: check with legal',
  'XXX',
  '[insert link here]',
  'Lorem ipsum dolor sit amet',
  '(to be confirmed)',
  '[date]',
  '???',
  'tbd',
];

const BAD_LINKS = [
  '',
  '#',
  'https://example.com/page',
  'htps://registry.example/page',
  'https//registry.example/page',
  'www.registry.example/page',
  'https://',
  'javascript:void(0)',
  'TODO',
];

function links(ground: Ground, random: (below: number) => number): readonly Slip[] {
  const bad = () => BAD_LINKS[random(BAD_LINKS.length)] ?? '';
  const hrefs = ground.all.filter(({ key, value }) => key === 'href' && typeof value === 'string');
  const inTexts = perMatch(/\]\([^)]*\)/g, () => `](${bad()})`)(ground, random);
  return [...hrefs.map((placed) => ({ edits: [reworded(placed, bad())] })), ...inTexts];
}

// A year is last year's or next year's: what is forgotten when the file is copied, or changed where it should not be.
function years(ground: Ground, random: (below: number) => number): readonly Slip[] {
  return ground.all.flatMap((placed) => {
    const { value, key } = placed;
    if (typeof value !== 'string' || key === 'staffNote' || isIn(placed, ['rules', 'optionLists'])) return [];
    return [...value.matchAll(/\b20\d\d\b/g)].map(({ index, 0: year }) => {
      const other = String(Number(year) + (random(3) === 0 ? 1 : -1));
      return { edits: [reworded(placed, value.slice(0, index) + other + value.slice(index + 4))] };
    });
  });
}

function longLabels(ground: Ground): readonly Slip[] {
  const paragraph =
    'Please think of everything that happened during the whole period, and of every place where your organization is active, also where a partner did the work for you, and answer for all of them together, even if the answer would be another one for some of them; you can explain this below.';
  return questions(ground).flatMap((question) => {
    const label = ground.at(`${question.pointer}/label`);
    return typeof label?.value === 'string' ? [{ edits: [reworded(label, `${label.value} ${paragraph}`)] }] : [];
  });
}

/** Texts in one language only. */
function untranslated(ground: Ground): readonly Placed[] {
  const among = new Set(translations(ground));
  return wordings(ground).filter((placed) => !among.has(placed));
}

function translated(ground: Ground, change: (text: string) => string): readonly Slip[] {
  return untranslated(ground)
    .filter(({ value }) => String(value).split(' ').length > 3)
    .map((placed: Placed) => {
      const text = JSON.stringify(placed.value);
      const other = JSON.stringify(change(String(placed.value)));
      return { edits: [instead(placed, `{ "${String(ground.json['language'])}": ${text}, "es": ${other} }`)] };
    });
}

/** Slips in what respondents read. */
export const wordingOperators: readonly Operator[] = [
  { name: 'two spaces', slips: perMatch(/(?<=\w) (?=\w)/g, () => '  ') },
  { name: 'space before a mark', slips: perMatch(/(?<=\w)[,?;](?= |$)|(?<=\w)\.(?= [A-Z]|$)/g, (mark) => ` ${mark}`) },
  { name: 'word twice', slips: perMatch(/\b[a-z]{2,}\b(?= )/g, (word) => `${word} ${word}`) },
  { name: 'space between two sentences lost', slips: perMatch(/(?<=[a-z]{2}[.?!]) (?=[A-Z])/g, () => '') },
  {
    name: 'reminder left in a text',
    slips: perMatch(/(?<=[a-z]) (?=[a-z])/g, (_, random) => ` ${LEFTOVERS[random(LEFTOVERS.length)] ?? ''} `),
  },
  { name: 'bracket of a text lost', slips: perMatch(/(?<!\])[()](?!https?:)(?=[^()]*$|[^()]*[()])/g, () => '') },
  { name: 'quotation mark of a text lost', slips: perMatch(/["“”]/g, () => '') },
  { name: 'broken link', slips: links },
  {
    name: 'typo in a placeholder',
    slips: perMatch(/(?<=\{)[\w.]+(?=\})/g, (name) => `${name.slice(0, -2)}${name.slice(-1)}${name.slice(-2, -1)}x`),
  },
  { name: 'brace of a placeholder lost', slips: perMatch(/[{}]/g, () => '') },
  { name: 'placeholder lost', slips: perMatch(/(?<= )\{[\w.]+\}(?= )/g, () => '') },
  { name: 'year of another edition', slips: years },
  { name: 'explanation pasted into a label', slips: longLabels },
  { name: 'text begun to be translated', slips: (ground) => translated(ground, (text) => text) },
  {
    name: 'translation deleted',
    slips: (ground) =>
      translations(ground)
        .filter(({ key }) => key !== ground.json['language'])
        .map((placed) => ({ edits: [without(placed, ground.text)] })),
  },
  {
    name: 'placeholder lost in the translation',
    slips: (ground) =>
      translated(ground, (text) => `¿Y esto? ${text.replace(/\{[\w.]+\}/, '')}`).filter((_, i) =>
        /\{[\w.]+\}/.test(
          String(untranslated(ground).filter(({ value }) => String(value).split(' ').length > 3)[i]?.value),
        ),
      ),
  },
];
