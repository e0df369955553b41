/** Lets the browser save something under a name, as a link to a file would. */
export function saveFile(content: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // The browser has begun to read it by the next turn; letting go of it in this one would save nothing.
  setTimeout(() => URL.revokeObjectURL(link.href));
}
