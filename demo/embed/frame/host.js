/* global addEventListener, document, fetch, FormData, location */
// For the page around the iframe: gives it the facts, follows its height, and sends on what it hands over.
const frame = document.querySelector('iframe[data-questionnaire-frame]');

/** What your server knows about this respondent; it must hold the same facts when it checks what arrives. */
const context = { contextId: 'sponsor-123456' };

/** @param {{ payload: { attachments: Record<string, { name: string }> }, files: Map<string, Blob> }} sent */
async function send({ payload, files }) {
  const body = new FormData();
  body.append('payload', JSON.stringify(payload));
  for (const [ref, file] of files) body.append(`files[${ref}]`, file, payload.attachments[ref]?.name);
  const answer = await fetch('/submissions', { method: 'POST', body });
  if (!answer.ok) return { error: 'The answers could not be sent. Please try again.' };
  return await answer.json();
}

addEventListener('message', async ({ source, origin, data, ports }) => {
  const own = new URL(frame.src, location.href).origin;
  if (source !== frame.contentWindow || origin !== own) return;
  if (data.type === 'questionnaire-resize') frame.height = data.height;
  if (data.type === 'questionnaire-context') ports[0].postMessage(context);
  if (data.type === 'questionnaire-submit') ports[0].postMessage(await send(data));
});
