/** Decimal places of an ISO 4217 currency, by the platform's own table; 2 for a code it does not know. */
export function currencyDigits(code: string): number {
  try {
    const { maximumFractionDigits } = new Intl.NumberFormat('en', {
      style: 'currency',
      currency: code,
    }).resolvedOptions();
    return maximumFractionDigits ?? 2;
  } catch {
    return 2;
  }
}
