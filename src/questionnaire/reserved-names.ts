const PROTOTYPE_NAMES: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

// The leading words of conditions, tests and calculations, and the subjects that are no questions.
const RULE_WORDS: ReadonlySet<string> = new Set(
  (
    'all any not fires answer context value today sum count min max add subtract multiply percentOf round lookup bandOf if ' +
    'addDays addMonths daysBetween normalise is isNot oneOf noneOf includes includesAny onlyFrom answered above ' +
    'atLeast below atMost before after onOrBefore onOrAfter rowId'
  ).split(' '),
);

/** Whether every JavaScript object has a property of this name, so that nothing in a document may be called so. */
export function isPrototypeName(name: string): boolean {
  return PROTOTYPE_NAMES.has(name);
}

/** Whether a question may not have this id, because it means something in conditions and calculations. */
export function isReservedId(id: string): boolean {
  return RULE_WORDS.has(id) || isPrototypeName(id);
}
