import { randomBytes } from './backup-keys.ts';

/**
 * What a password has to be. The numbers are the fewest of each; left out or 0, none is needed. With `passphrase`, so
 * many characters are enough by themselves.
 */
export interface PasswordRules {
  /** Characters, as people count them. */
  readonly length?: number;
  readonly upper?: number;
  readonly lower?: number;
  readonly digit?: number;
  /** Neither letter nor digit nor space. */
  readonly special?: number;
  readonly passphrase?: number;
}

/** The five rules of NASBA's form. */
export const usualRules: PasswordRules = { length: 12, upper: 1, lower: 1, digit: 1, special: 1 };

/** One line of the checklist. */
export interface PasswordCheck {
  readonly rule: keyof PasswordRules | 'common';
  readonly least: number;
  readonly isMet: boolean;
}

const patterns = [
  ['length', /./gsu],
  ['upper', /\p{Lu}/gu],
  ['lower', /\p{Ll}/gu],
  ['digit', /\p{Nd}/gu],
  ['special', /[^\p{L}\p{N}\s]/gu],
] as const;

/** What people put digits and signs around, or write with them. */
const common =
  /^(password|passwort|contrase[ñn]a|qwerty(uiop)?|welcome|letmein|iloveyou|changeme|administrator|abc|)+$/;
const lookalikes: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '@': 'a',
  $: 's',
};

/** How a password keeps each rule, in the order in which they are read. */
export function checkPassword(password: string, rules: PasswordRules): readonly PasswordCheck[] {
  const typed = password.normalize('NFKC');
  const checks: PasswordCheck[] = patterns.flatMap(([rule, pattern]) => {
    const least = rules[rule] ?? 0;
    return least > 0 ? [{ rule, least, isMet: (typed.match(pattern)?.length ?? 0) >= least }] : [];
  });
  const { passphrase = 0 } = rules;
  if (passphrase === 0) return [...checks, commonCheck(typed)];
  const isPhrase = [...typed].length >= passphrase;
  return [
    ...checks.map((check) => ({ ...check, isMet: check.isMet || isPhrase })),
    { rule: 'passphrase', least: passphrase, isMet: isPhrase || checks.every(({ isMet }) => isMet) },
    commonCheck(typed),
  ];
}

/** Whether a password keeps every rule. */
export function isStrong(password: string, rules: PasswordRules): boolean {
  return checkPassword(password, rules).every(({ isMet }) => isMet);
}

/** A password that keeps the rules, without the signs that people mix up. */
export function suggestPassword(rules: PasswordRules): string {
  const signs = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789-+=@#';
  const length = Math.max(18, rules.length ?? 0, rules.passphrase ?? 0);
  for (;;) {
    // Of the 64 values of six bits those without a sign are thrown away, so that all signs are equally likely.
    const drawn = Array.from(randomBytes(length * 2), (byte) => signs[byte & 63] ?? '');
    const password = drawn.join('').slice(0, length);
    if (password.length === length && isStrong(password, rules)) return password;
  }
}

function commonCheck(typed: string): PasswordCheck {
  const core = typed.toLowerCase().replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  const letters = core.replace(/[^\p{L}]/gu, (sign) => lookalikes[sign] ?? '');
  return { rule: 'common', least: 0, isMet: typed !== '' && !common.test(letters) };
}
