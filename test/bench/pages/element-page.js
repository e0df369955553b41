// The host's side of the element page: hands over the context and says when things have happened.
/* global document, window */
const form = /** @type {any} */ (document.querySelector('questionnaire-form'));
form.addEventListener('questionnaire-draft', (/** @type {any} */ { status }) => {
  if (status === 'saved') probe.saved();
});
form.context = JSON.parse(form.dataset.context);

const { probe } = /** @type {any} */ (window);
probe.start({
  ready: form.ready,
  root: () => form.shadowRoot,
  settled: () => form.updateComplete,
  violations: () => form.violations,
});

export {};
