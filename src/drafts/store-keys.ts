/** The two places of a draft's revisions, used in turn, so that keeping a new one never touches the one before it. */
export type Slot = 0 | 1;

/** The small record beside a draft's slots. */
export interface Head {
  /** Where the newest revision is, and its number. */
  readonly slot: Slot;
  readonly revision: number;
  /** Who wrote it, as `Draft.writer`. */
  readonly writer?: string;
  /** Files that no revision named at an earlier load, with the revision of that moment. */
  readonly loose: Readonly<Record<string, number>>;
}

/** Where the head of the draft at `key` (see `draftKey`) is kept. */
export function headKey(key: string): string {
  return `${key}/head`;
}

/** Where one of its revisions is kept. */
export function slotKey(key: string, slot: Slot): string {
  return `${key}/${slot}`;
}

/** Where a record that could not be read is kept; without a slot, what all such keys begin with. */
export function awayKey(key: string, revision?: number, slot?: Slot): string {
  return `${key}/away/${slot === undefined ? '' : `${revision}.${slot}`}`;
}

/** Where a file is kept; a drawer of its own, so the names cannot clash. */
export function fileKey(key: string, ref: string): string {
  return `${key}/${ref}`;
}

/** The draft's key that any of its keys begins with. */
export function draftKeyOf(key: string): string {
  return key.split('/', 2).join('/');
}

/** A stored value as a head; undefined when it is none, or a damaged one. */
export function asHead(value: unknown): Head | undefined {
  const { slot, revision, writer, loose } = (value ?? {}) as Partial<Head>;
  if ((slot !== 0 && slot !== 1) || !Number.isSafeInteger(revision)) return undefined;
  const marks = typeof loose === 'object' && loose !== null ? Object.entries(loose) : [];
  return {
    slot,
    revision: revision as number,
    ...(typeof writer === 'string' && { writer }),
    loose: Object.fromEntries(marks.filter(([, mark]) => Number.isSafeInteger(mark))),
  };
}
