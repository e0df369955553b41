// What the browser is told to allow.

/** The content policy of every page that shows a questionnaire, and all that the element needs. */
export const strictPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
].join('; ');

/** For pages that are made here and run no script: those for staff, and receipts. */
export const plainPolicy =
  "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** For what respondents sent: whatever it is, it is looked at nowhere but on the reader's own disk. */
export const filePolicy = "default-src 'none'; sandbox; frame-ancestors 'none'";

/** For every answer. Addresses hold personal links, so no other site may learn them. */
export const headers = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
};
