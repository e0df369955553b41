/** A document that could not be fetched. */
export interface Unreachable {
  readonly status: 'unreachable';
  readonly reason: string;
}

/** What is on its way already, by address. */
const ahead = new Map<string, Promise<string | Unreachable>>();

/** Begins to fetch a text that will be asked for in a moment. */
export function fetchAhead(address: string): void {
  if (!ahead.has(address)) ahead.set(address, request(address));
}

/**
 * Fetches the text at an address. Rejects only with the `AbortError` of its signal; a network failure or an answer that
 * is not OK is a result.
 */
export async function fetchText(address: string, signal: AbortSignal): Promise<string | Unreachable> {
  const begun = ahead.get(address);
  ahead.delete(address);
  const text = await (begun ?? request(address, signal));
  signal.throwIfAborted();
  return text;
}

async function request(address: string, signal?: AbortSignal): Promise<string | Unreachable> {
  try {
    const response = await fetch(address, signal ? { signal } : {});
    if (response.ok) return await response.text();
    return { status: 'unreachable', reason: `HTTP ${response.status}` };
  } catch (error) {
    return { status: 'unreachable', reason: error instanceof Error ? error.message : String(error) };
  }
}
