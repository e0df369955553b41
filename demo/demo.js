// What a host page does: it listens for the submit event and answers with a promise.
document.addEventListener('questionnaire-submit', (event) => event.respondWith(receive(event.payload, event.files)));

/** Stands for the server: checks each file against the payload, shows both, and gives a made-up reference. */
async function receive(payload, files) {
  const received = [];
  for (const [ref, attachment] of Object.entries(payload.attachments)) {
    const sha256 = await hash(files.get(ref));
    received.push([attachment.name, String(attachment.size), sha256, sha256 === attachment.sha256 ? 'Yes' : 'No']);
  }
  show(payload, received);
  return { reference: 'DEMO-2026-0001', message: 'This is a sample page. Nothing was sent.' };
}

function show(payload, received) {
  const panel = document.querySelector('.received');
  const table = panel.querySelector('table');
  if (table) {
    table.hidden = received.length === 0;
    table.tBodies[0].replaceChildren(...received.map(asRow));
  }
  panel.querySelector('pre').textContent = JSON.stringify(payload, null, 2);
  panel.hidden = false;
}

function asRow(cells) {
  const row = document.createElement('tr');
  for (const text of cells) row.insertCell().textContent = text;
  return row;
}

async function hash(blob) {
  const digest = await crypto.subtle.digest('SHA-256', await blob.arrayBuffer());
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
