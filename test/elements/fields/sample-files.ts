import type { FieldHost } from './field-host.ts';

/** A small file that is what its name says. */
export function pdf(name: string, size = 400): File {
  const bytes = new Uint8Array(size);
  bytes.set(new TextEncoder().encode('%PDF-1.7\n'));
  return new File([bytes], name, { type: 'application/pdf' });
}

/** Chooses files in the system's dialog of a question. */
export function choose(host: FieldHost, path: string, files: readonly File[]): void {
  const input = host.get<HTMLElement>(path, 'question').querySelector<HTMLInputElement>('input[type=file]')!;
  const transfer = new DataTransfer();
  for (const file of files) transfer.items.add(file);
  input.files = transfer.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

/** The same, and waits until they were decided on. */
export async function pick(host: FieldHost, path: string, files: readonly File[]): Promise<void> {
  const decided = host.nextStatus();
  choose(host, path, files);
  await decided;
  await host.settled();
}
