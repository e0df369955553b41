// Written without flags, and spaces without the short form that each language reads in its own way, so that the
// exported JSON Schema can say the same.

/** What `trim` takes away, as the inside of a character class. */
export const SPACES = '\\t\\n\\v\\f\\r \\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff';

const LABEL = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?';

/**
 * The WHATWG definition of a valid e-mail address, with at least one dot in the domain: no sponsor's mail server is
 * reachable under a bare host name.
 */
export const EMAIL = `^[A-Za-z0-9_.!#$%&'*+/=?^\`{|}~-]+@${LABEL}(?:\\.${LABEL})+$`;

/** The most characters of an e-mail address. */
export const EMAIL_LENGTH = 254;

/** An extension at the end of a phone number, from the space before it. */
export const EXTENSION = `[${SPACES}]*(?:[xX]|[eE][xX][tT]\\.?|[eE][xX][tT][eE][nN][sS][iI][oO][nN])[${SPACES}]*[0-9]{1,8}`;

/** A phone number, with or without an extension. */
export const PHONE = `^\\+?[0-9${SPACES}().\\-/]{5,30}(?:${EXTENSION})?$`;

/** The fewest figures of a phone number. */
export const PHONE_FIGURES = 5;
