// Asking the platform takes milliseconds the first time, on the way to the first page; most never need to.
const known = new Map([
  ['USD', 2],
  ['EUR', 2],
]);

/** Decimal places of an ISO 4217 currency, by the platform's own table; 2 for a code it does not know. */
export function currencyDigits(code: string): number {
  let digits = known.get(code);
  if (digits === undefined) known.set(code, (digits = askPlatform(code)));
  return digits;
}

function askPlatform(currency: string): number {
  try {
    const { maximumFractionDigits } = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions();
    return maximumFractionDigits ?? 2;
  } catch {
    return 2;
  }
}
