/* global document, location */
// Shows the questionnaire that the address names: ?src=…&context={…}&today=2026-05-28&layout=single
const asked = new URLSearchParams(location.search);
const form = document.createElement('questionnaire-form');
for (const name of ['layout', 'mode', 'locale', 'draft', 'resume', 'heading-level', 'src']) {
  const value = asked.get(name);
  if (value !== null) form.setAttribute(name, value);
}
const context = asked.get('context');
const today = asked.get('today');
Object.assign(form, context !== null && { context: JSON.parse(context) }, today !== null && { today });
document.querySelector('main')?.append(form);

export {};
