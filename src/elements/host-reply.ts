/** What the host may say when it has taken a submission. All of it is shown on the receipt. */
export interface HostReply {
  /** The number or code under which the host keeps it. */
  readonly reference?: string;
  /** What happens next, in one or two sentences. */
  readonly message?: string;
  /** Where the host shows its own receipt (`https:`, `http:` or a path of the site). */
  readonly receiptUrl?: string;
}

/** What the promise given to `respondWith` may be rejected with; anything else counts as a fault of the service. */
export interface HostRefusal {
  /** What the respondent should know and do, in plain words. */
  readonly message?: string;
  /** What the host found wrong, shown at the questions. `path` as in the payload, such as `mainEmail`. */
  readonly violations?: readonly { readonly path: string; readonly message: string }[];
}

/**
 * Reads whatever the host's promise was rejected with. Only a plain object speaks to the respondent: the message of
 * an `Error` is written for developers.
 */
export function readRefusal(reason: unknown): Required<HostRefusal> & { readonly refused: boolean } {
  return unlessItThrows(() => refusalIn(reason), { message: '', violations: [], refused: false });
}

function refusalIn(reason: unknown): ReturnType<typeof readRefusal> {
  const given = isRecord(reason) ? reason : {};
  const violations = (Array.isArray(given['violations']) ? given['violations'] : []).filter(isRefusedAnswer);
  const spoken = typeof given['message'] === 'string' && !(reason instanceof Error && violations.length === 0);
  return {
    message: spoken ? String(given['message']) : '',
    violations,
    refused: spoken || violations.length > 0,
  };
}

/** Keeps the known texts of a reply and drops all else; anything but an object is an empty reply. */
export function readReply(reply: unknown): HostReply {
  if (!isRecord(reply)) return {};
  const known = ['reference', 'message', 'receiptUrl'] as const;
  const read = () => known.map((key) => [key, reply[key]] as const).filter(([, text]) => typeof text === 'string');
  return Object.fromEntries(unlessItThrows(read, []));
}

// A member may be a getter of the host's.
function unlessItThrows<T>(read: () => T, otherwise: T): T {
  try {
    return read();
  } catch {
    return otherwise;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isRefusedAnswer(value: unknown): value is { path: string; message: string } {
  return isRecord(value) && typeof value['path'] === 'string' && typeof value['message'] === 'string';
}
