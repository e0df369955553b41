/** A fact set, or taken out when undefined, in facts that stay as they are. */
export function withFact(
  facts: Readonly<Record<string, unknown>>,
  [step = '', ...rest]: readonly string[],
  value: unknown,
): Readonly<Record<string, unknown>> {
  const { [step]: own, ...others } = facts;
  const inner = typeof own === 'object' && own !== null ? (own as Readonly<Record<string, unknown>>) : {};
  const next = rest.length === 0 ? value : withFact(inner, rest, value);
  return next === undefined ? others : { ...others, [step]: next };
}
