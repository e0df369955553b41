import { nextToken, type Token } from '../../../src/questionnaire/json-tokens.ts';
import type { Ground, Operator, Slip } from './planting.ts';

function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (let token = nextToken(text, 0); token.kind !== ''; token = nextToken(text, token.end)) tokens.push(token);
  return tokens;
}

function perToken(kinds: string, slip: (token: Token, i: number, tokens: readonly Token[]) => Slip) {
  return ({ text }: Ground) => {
    const tokens = tokensOf(text);
    return tokens.flatMap((token, i) => (kinds.includes(token.kind) ? [slip(token, i, tokens)] : []));
  };
}

function opener(tokens: readonly Token[], closer: number): number {
  let depth = 0;
  for (let i = closer; i >= 0; i -= 1) {
    const kind = tokens[i]?.kind ?? '';
    if (kind === '}' || kind === ']') depth += 1;
    if (kind === '{' || kind === '[') depth -= 1;
    if (depth === 0) return tokens[i]?.start ?? 0;
  }
  return 0;
}

const gone = ({ start, end }: { start: number; end: number }) => [{ start, end, text: '' }];

/** Slips of the fingers in the JSON itself. */
export const jsonOperators: readonly Operator[] = [
  {
    name: 'comma left out',
    slips: perToken(',', (token, i, tokens) => ({
      edits: gone(token),
      others: () => [tokens[i + 1]?.start ?? token.start],
    })),
  },
  {
    name: 'comma too many',
    slips: perToken('}]', ({ start }, i, tokens) => {
      const before = tokens[i - 1]?.end ?? start;
      return { edits: [{ start: before, end: before, text: ',' }] };
    }),
  },
  {
    name: 'quotation mark left out',
    slips: (ground, random) =>
      perToken('"', ({ start, end }) => {
        const at = random(2) === 0 ? start : end - 1;
        return { edits: [{ start: at, end: at + 1, text: '' }] };
      })(ground),
  },
  {
    name: 'bracket left out',
    slips: perToken('}]', (token, i, tokens) => ({ edits: gone(token), others: () => [opener(tokens, i)] })),
  },
  {
    name: 'colon left out',
    slips: perToken(':', (token) => ({ edits: gone(token) })),
  },
  {
    name: 'quotation marks of a word processor',
    slips: perToken('"', ({ start, end, text }) => ({ edits: [{ start, end, text: `“${text.slice(1, -1)}”` }] })),
  },
];
