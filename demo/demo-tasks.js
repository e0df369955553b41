const steps = document.querySelector('questionnaire-tasks');

// The sample's dates stand still, so the day does too; `?today=2026-03-16` shows another. A real page leaves it alone.
steps.today = new URLSearchParams(location.search).get('today') ?? '2026-05-28';

// Each step is handed over by itself; `task` says which one it is.
document.addEventListener('questionnaire-submit', (event) => event.respondWith(receive(event.task, event.payload)));

/** Stands for the server: shows the payload, and gives a made-up reference. */
async function receive(task, payload) {
  const panel = document.querySelector('.received');
  panel.querySelector('pre').textContent = JSON.stringify({ task, payload }, null, 2);
  panel.hidden = false;
  return { reference: `DEMO-${task}-0001`, message: 'This is a sample: your answers went no further than this page.' };
}
