/** Freezes a value and everything it holds, once each; maps and functions are left as they are. */
export function freezeDeep<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value) || value instanceof RegExp) return value;
  Object.freeze(value);
  for (const member of Object.values(value)) if (typeof member === 'object') freezeDeep(member as unknown);
  return value;
}
