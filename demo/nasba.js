import { httpResumeStore } from './resume-store.js';
import { sampleDay, send, showSent } from './send.js';

const form = document.querySelector('questionnaire-form');
form.today = sampleDay(form);
// Respondents may go on from another device; the server keeps bytes that it cannot read.
form.resumeStore = { ...httpResumeStore('/drafts/'), site: 'association-sample' };

document.addEventListener('questionnaire-submit', (event) => event.respondWith(accept(event)));

// The form hands over an amount and a way to pay. Card data is the payment page's business alone, and the server has
// worked the amount out again before it gave the reference.
async function accept({ payload, files }) {
  const { reference, receiptUrl } = await send(payload, files);
  showSent(payload);
  const total = payload.answers.summaryTotal;
  const amount = new Intl.NumberFormat('en-US', { style: 'currency', currency: total.currency }).format(
    total.minor / 100,
  );
  const next = payload.answers.paymentMethod === 'card' ? byCard(amount, total, reference) : byCheck(amount, reference);
  show(next);
  return { reference, receiptUrl, message: `${next.sentence} This is a sample: nothing is paid.` };
}

function byCard(amount, { minor, currency }, reference) {
  const query = new URLSearchParams({ reference, minor, currency });
  return {
    sentence: `Next, this site would open its own card page for ${amount}.`,
    label: 'It would go on to',
    where: [`https://payments.registry.example/renewal?${query}`],
  };
}

function byCheck(amount, reference) {
  return {
    sentence: `Next, mail your check over ${amount} with the reference ${reference}.`,
    label: 'Mail it to',
    where: ['NASBA - CPE Registry', 'PO Box 306278', 'Nashville, TN 37230-6278'],
  };
}

function show({ sentence, label, where }) {
  const panel = document.querySelector('.payment');
  panel.querySelector('p').textContent = sentence;
  panel.querySelector('h3').textContent = label;
  panel.querySelector('address').replaceChildren(...where.flatMap((line) => [line, document.createElement('br')]));
  panel.hidden = false;
}
