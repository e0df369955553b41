import { receive } from './received.js';

// The sample's dates stand still, so the day does too. A real page leaves `today` alone.
document.querySelector('questionnaire-form').today = '2026-05-28';

// What a host page does: it listens for the submit event and answers with a promise.
document.addEventListener('questionnaire-submit', (event) => event.respondWith(accept(event)));

async function accept({ payload, files }) {
  await receive(payload, files);
  return { reference: 'DEMO-2026-0001', message: 'This is a sample: your answers went no further than this page.' };
}
