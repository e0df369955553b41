/** The ids that given rows state as `rowId`, as far as they can be used, each once; new ones for the others. */
export function rowIds(list: readonly Record<string, unknown>[]): readonly string[] {
  const given = list.map(({ rowId }) => (typeof rowId === 'string' && isRowId(rowId) ? rowId : undefined));
  const taken = new Set<string | undefined>(given);
  return given.map((id, i) => {
    if (id !== undefined && given.indexOf(id) === i) return id;
    let fresh = i + 1;
    while (taken.has(`r${fresh}`)) fresh += 1;
    taken.add(`r${fresh}`);
    return `r${fresh}`;
  });
}

/** Whether a text may name a row. Row ids stand in paths, so they hold no separator. */
export function isRowId(id: string): boolean {
  return /^[\w-]{1,64}$/.test(id);
}
