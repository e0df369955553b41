/**
 * Everything that this origin has stored in the browser, as text: databases with keys, values and the bytes of files,
 * both storages, caches, the private file system, cookies, the address and the history's state.
 */
export async function originStorage(): Promise<string> {
  const found: string[] = [location.href, document.cookie, window.name, JSON.stringify(history.state)];
  for (const storage of [localStorage, sessionStorage]) {
    for (let i = 0; i < storage.length; i += 1) found.push(storage.key(i)!, storage.getItem(storage.key(i)!)!);
  }
  for (const { name: database } of await indexedDB.databases())
    found.push(database!, ...(await databaseText(database!)));
  for (const cache of await caches.keys()) {
    found.push(cache);
    const opened = await caches.open(cache);
    for (const request of await opened.keys()) {
      found.push(request.url, await (await opened.match(request))!.text());
    }
  }
  const folder = (await navigator.storage.getDirectory()) as unknown as { keys(): AsyncIterable<string> };
  for await (const file of folder.keys()) found.push(file);
  return found.join('\n');
}

async function databaseText(name: string): Promise<string[]> {
  const database = await done(indexedDB.open(name));
  const found: string[] = [];
  for (const drawer of database.objectStoreNames) {
    const store = database.transaction(drawer).objectStore(drawer);
    const [keys, values] = [done(store.getAllKeys()), done(store.getAll())];
    found.push(drawer, await textOf(await keys), await textOf(await values));
  }
  database.close();
  return found;
}

/** A value as text, with every byte in it read. */
async function textOf(value: unknown): Promise<string> {
  if (value instanceof Blob) return `${value instanceof File ? value.name : ''} ${await value.text()}`;
  if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return new TextDecoder('latin1').decode(value);
  if (typeof value !== 'object' || value === null) return String(value);
  const members = Object.entries(value).map(async ([key, member]) => `${key} ${await textOf(member)}`);
  return (await Promise.all(members)).join('\n');
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('No reason given.'));
  });
}
