// All that a page needs to hand over what the element gives it.

/**
 * Sends the payload and its files to the server. Resolves to what the receipt shows; what it rejects with is shown to
 * the respondent, when the server said it.
 */
export async function send(payload, files) {
  const body = new FormData();
  body.append('questionnaire', JSON.stringify(payload));
  for (const [ref, bytes] of files) body.append(`questionnaire.files[${ref}]`, bytes, payload.attachments[ref].name);
  // The personal link, by which the server knows who this is, is in this page's own address.
  const address = `/submissions${location.search}`;
  const response = await fetch(address, { method: 'POST', body, headers: { Accept: 'application/json' } });
  const answer = await response.json();
  if (!response.ok) throw answer;
  return answer;
}

/** The day that the server counts for a sample, whose dates stand still. A real page leaves `today` alone. */
export function sampleDay(element) {
  return element.querySelector('script[data-context]').dataset.today;
}

/** Shows in the demo what was sent. */
export function showSent(sent) {
  const panel = document.querySelector('.received');
  panel.querySelector('pre').textContent = JSON.stringify(sent, null, 2);
  panel.hidden = false;
}
