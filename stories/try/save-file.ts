/** Has the browser save a text as a file on the reader's own device. */
export function saveFile(name: string, text: string, type = 'application/json'): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  // The browser has taken the bytes by the time that other work gets its turn.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
