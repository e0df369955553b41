/** Stands for the server: compares each file with the payload, and shows both. */
export async function receive(payload, files) {
  const received = [];
  for (const [ref, { name, size, sha256 }] of Object.entries(payload.attachments)) {
    const same = (await hash(files.get(ref))) === sha256;
    received.push([
      `${name}, ${size} bytes: ${same ? 'just as the payload says' : 'not what the payload says'}`,
      sha256,
    ]);
  }
  show(payload, received);
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
