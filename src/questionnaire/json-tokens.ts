/** What a token is: a punctuation mark by itself, `"` a text, `w` a bare word or number, `''` the end of the text. */
export type TokenKind = '{' | '}' | '[' | ']' | ':' | ',' | '"' | 'w' | '/' | '';

/** One token of a JSON text, from offset `start` up to `end`. */
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

// Texts end with their line at the latest, so that a forgotten quotation mark spoils one line only.
const TOKEN =
  /[ \t\r\n]*(?:([{}[\]:,])|("[^"\\\r\n]*(?:\\[^\r\n][^"\\\r\n]*)*"?)|(\/\/[^\r\n]*|\/\*[^*]*(?:\*+[^*/][^*]*)*(?:\*+\/)?)|([^\s{}[\]:,"/]+|[^ \t\r\n]))/y;

/** The next token of a JSON text; a comment is one of kind `/`. Anything is some token, so this never fails. */
export function nextToken(text: string, from: number): Token {
  TOKEN.lastIndex = from;
  const match = TOKEN.exec(text);
  if (!match) return { kind: '', text: '', start: text.length, end: text.length };
  const [, mark, quoted, comment, word] = match;
  const found = mark ?? quoted ?? comment ?? word ?? '';
  const kind = mark ?? (quoted === undefined ? (comment === undefined ? 'w' : '/') : '"');
  const end = from + match[0].length;
  return { kind: kind as TokenKind, text: found, start: end - found.length, end };
}
