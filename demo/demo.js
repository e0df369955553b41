import { httpResumeStore } from './resume-store.js';
import { sampleDay, send, showSent } from './send.js';

const form = document.querySelector('questionnaire-form');
form.today = sampleDay(form);
// Respondents may go on from another device; the server keeps bytes that it cannot read.
form.resumeStore = { ...httpResumeStore('/drafts/'), site: 'association-sample' };

// What a host page does: it listens for the submit event and answers with a promise.
document.addEventListener('questionnaire-submit', (event) => event.respondWith(accept(event)));

async function accept({ payload, files }) {
  const receipt = await send(payload, files);
  showSent(payload);
  return receipt;
}
