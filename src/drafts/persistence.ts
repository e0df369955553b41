let isAsked = false;

/**
 * Asks the browser, once per page, not to delete what is kept here when the device runs out of room. It may refuse, and
 * it may ask the respondent; nothing waits for what comes of it.
 */
export function askToStay(): void {
  if (isAsked) return;
  isAsked = true;
  // Missing without a secure context, and rejected where storage is refused altogether.
  void Promise.resolve()
    .then(() => (navigator as Partial<Navigator>).storage?.persist())
    .catch(() => undefined);
}
