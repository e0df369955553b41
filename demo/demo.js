import { sampleDay, send, showSent } from './send.js';

const form = document.querySelector('questionnaire-form');
form.today = sampleDay(form);

// What a host page does: it listens for the submit event and answers with a promise.
document.addEventListener('questionnaire-submit', (event) => event.respondWith(accept(event)));

async function accept({ payload, files }) {
  const receipt = await send(payload, files);
  showSent(payload);
  return receipt;
}
