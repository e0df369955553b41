import { httpResumeStore } from './resume-store.js';
import { sampleDay, send, showSent } from './send.js';

const steps = document.querySelector('questionnaire-tasks');
steps.today = sampleDay(steps);
// Respondents may go on from another device; the server keeps bytes that it cannot read.
steps.resumeStore = { ...httpResumeStore('/drafts/'), site: 'association-sample' };

// Each step is handed over by itself; `task` says which one it is.
document.addEventListener('questionnaire-submit', (event) => event.respondWith(accept(event)));

async function accept({ task, payload, files }) {
  const receipt = await send(payload, files);
  showSent({ task, payload });
  return receipt;
}
