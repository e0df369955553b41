// The letter that invites somebody holds a link with their name in it, signed so that nobody can write one themselves.
import { createHmac, timingSafeEqual } from 'node:crypto';

/** Signatures for another purpose with the same key are no links. */
const purpose = 'personal link, version 1';
const longest = 512;

/**
 * What to put behind `?link=` in a respondent's letter. Whoever holds it counts as the respondent until it expires.
 * @param {string} key the server's secret
 * @param {string} respondent by which the server finds them again
 * @param {Date} expires
 */
export function signLink(key, respondent, expires) {
  const said = `${Buffer.from(respondent).toString('base64url')}.${Math.floor(expires.getTime() / 1000)}`;
  return `${said}.${signature(key, said)}`;
}

/**
 * Who a link was made for; undefined when it is not one of ours, to the letter, or expired.
 * @param {string} key
 * @param {string} link
 * @param {Date} now
 * @returns {string | undefined}
 */
export function readLink(key, link, now) {
  if (link.length > longest) return undefined;
  const end = link.lastIndexOf('.');
  const said = link.slice(0, Math.max(end, 0));
  // Compared as text: decoded, several spellings would be the same signature.
  if (!isSame(link.slice(end + 1), signature(key, said))) return undefined;
  const [name = '', seconds] = said.split('.');
  return Number(seconds) * 1000 > now.getTime() ? Buffer.from(name, 'base64url').toString() : undefined;
}

/** @param {string} key @param {string} said */
function signature(key, said) {
  return createHmac('sha256', key).update(`${purpose}\n${said}`).digest('base64url');
}

/** Takes as long whatever differs. @param {string} given @param {string} expected */
function isSame(given, expected) {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
