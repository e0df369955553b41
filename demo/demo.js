// The sample's dates stand still, so the day does too. A real page leaves `today` alone.
document.querySelector('questionnaire-form').today = '2026-05-28';

// What a host page does: it listens for the submit event and answers with a promise.
document.addEventListener('questionnaire-submit', (event) => event.respondWith(receive(event.payload, event.files)));

/** Stands for the server: compares each file with the payload, shows both, and gives a made-up reference. */
async function receive(payload, files) {
  const received = [];
  for (const [ref, { name, size, sha256 }] of Object.entries(payload.attachments)) {
    const same = (await hash(files.get(ref))) === sha256;
    received.push([
      `${name}, ${size} bytes: ${same ? 'just as the payload says' : 'not what the payload says'}`,
      sha256,
    ]);
  }
  show(payload, received);
  return { reference: 'DEMO-2026-0001', message: 'This is a sample: your answers went no further than this page.' };
}

function show(payload, received) {
  const panel = document.querySelector('.received');
  panel.querySelector('ul')?.replaceChildren(...received.map(asItem));
  panel.querySelector('pre').textContent = JSON.stringify(payload, null, 2);
  panel.hidden = false;
}

function asItem([sentence, sha256]) {
  const item = document.createElement('li');
  const code = document.createElement('code');
  code.textContent = `SHA-256 ${sha256}`;
  item.append(sentence, code);
  return item;
}

async function hash(blob) {
  const digest = await crypto.subtle.digest('SHA-256', await blob.arrayBuffer());
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
