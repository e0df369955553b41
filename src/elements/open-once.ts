const opened = new WeakSet<HTMLDialogElement>();

/**
 * Opens a modal dialog that has been rendered into `root`, if there is one. Once only: a dialog that was just closed
 * still stands there until its `close` event arrives, and a page that is rendered before that must not open it again,
 * or the focus would be lost when it goes.
 */
export function openOnce(root: ParentNode, selector: string): void {
  const dialog = root.querySelector<HTMLDialogElement>(selector);
  if (!dialog || opened.has(dialog)) return;
  opened.add(dialog);
  dialog.showModal();
}
