import { receive } from './received.js';

// The sample's dates stand still, so the day does too. A real page leaves `today` alone; `?today=` tries a later one.
const asked = new URLSearchParams(location.search).get('today');
document.querySelector('questionnaire-form').today = asked ?? '2026-05-28';

const reference = 'SAMPLE-2026-0001';

document.addEventListener('questionnaire-submit', (event) => event.respondWith(accept(event)));

// The form hands over an amount and a way to pay. Card data is the payment page's business alone.
async function accept({ payload, files }) {
  await receive(payload, files);
  const total = payload.answers.summaryTotal;
  const amount = new Intl.NumberFormat('en-US', { style: 'currency', currency: total.currency }).format(
    total.minor / 100,
  );
  const next = payload.answers.paymentMethod === 'card' ? byCard(amount, total) : byCheck(amount);
  show(next);
  return { reference, message: `${next.sentence} This is a sample: nothing was sent and nothing is paid.` };
}

function byCard(amount, { minor, currency }) {
  const query = new URLSearchParams({ reference, minor, currency });
  return {
    sentence: `Next, this site would open its own card page for ${amount}.`,
    label: 'It would go on to',
    where: [`https://payments.registry.example/renewal?${query}`],
  };
}

function byCheck(amount) {
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
