/* global document, location, MessageChannel, parent, ResizeObserver */
// Shows the questionnaire that the address names, tells the page around how high it is, and hands over what is sent:
//   questionnaire-frame.html?src=renewal-2026.json&locale=es
const asked = new URLSearchParams(location.search);
// Not taken from the address: whoever frames this page would choose who is given the answers.
const host = document.documentElement.dataset.host || location.origin;
const address = new URL(asked.get('src') ?? '', location.href);
const form = document.createElement('questionnaire-form');

// Whoever links here must not be able to show a questionnaire of their own under this site's name.
if (address.origin === location.origin) form.setAttribute('src', address.href);
const locale = asked.get('locale');
if (locale) form.setAttribute('locale', locale);

/** Says something to the page around, and to no other. */
const tell = (/** @type {object} */ message) => parent.postMessage(message, host);

/** Asks the page around, over a channel that nobody else can answer on. */
const ask = (/** @type {object} */ message) =>
  new Promise((resolve, reject) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => (data?.error === undefined ? resolve(data) : reject(new Error(data.error)));
    parent.postMessage(message, host, [port2]);
  });

form.addEventListener('questionnaire-submit', (event) => {
  const { payload, files } = event;
  event.respondWith(ask({ type: 'questionnaire-submit', payload, files }));
});
new ResizeObserver(() => {
  tell({ type: 'questionnaire-resize', height: Math.ceil(document.documentElement.getBoundingClientRect().height) });
}).observe(document.documentElement);

ask({ type: 'questionnaire-context' }).then((context) => {
  form.context = context;
  document.querySelector('#wait')?.replaceWith(form);
});
