// What a careful developer writes by hand for the generated form: answers by name in one object, kept in IndexedDB
// within a second of a change; parts of the page shown and hidden; a total; the room that is left in a text.
/* global document, window, indexedDB, setTimeout, CSS, HTMLTextAreaElement */
const form = /** @type {HTMLFormElement} */ (document.getElementById('form'));
const counted = new Set((form.dataset['counted'] ?? '').split(' '));
const key = form.dataset['draft'] ?? '';
/** @type {Record<string, string | string[]>} */
let answers = {};
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/** @type {Promise<IDBDatabase>} */
const database = new Promise((resolve, reject) => {
  const request = indexedDB.open('static-form', 1);
  request.onupgradeneeded = () => request.result.createObjectStore('drafts');
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

/** @param {string} name */
function controlsOf(name) {
  return /** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll(`[name="${CSS.escape(name)}"]`));
}

/** @param {HTMLInputElement} control */
function read(control) {
  if (control.type === 'checkbox') {
    return [...controlsOf(control.name)].filter(({ checked }) => checked).map(({ value }) => value);
  }
  if (!control.classList.contains('figures') || control.inputMode === 'decimal') return control.value;
  return [...controlsOf(control.name)].map(({ value }) => value).join('-');
}

/** @param {string} name */
function follow(name) {
  const answer = answers[name];
  if (name === 'deliveryMethods') {
    for (const section of /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll('[data-method]'))) {
      section.hidden = !answer?.includes(section.dataset['method'] ?? '');
    }
  }
  const more = document.getElementById(`q-${name}-more`);
  if (more) more.hidden = answer !== more.dataset['on'];
  if (counted.has(name)) total();
}

function total() {
  const output = document.getElementById('q-totalCounted-control');
  let sum = 0;
  for (const name of counted) sum += Number(answers[name] ?? 0);
  if (output) output.textContent = sum.toLocaleString('en');
}

/** @param {HTMLInputElement} control */
function mark(control) {
  for (const one of controlsOf(control.name)) one.parentElement?.toggleAttribute('data-checked', one.checked);
}

/** @param {HTMLTextAreaElement} control */
function showRoom(control) {
  const room = document.getElementById(control.id.replace(/control$/, 'count'));
  const left = Number(control.dataset['limit']) - [...control.value.trim()].length;
  if (room) room.textContent = `${left.toLocaleString('en')} characters left`;
}

async function save() {
  timer = undefined;
  const transaction = (await database).transaction('drafts', 'readwrite', { durability: 'relaxed' });
  transaction.objectStore('drafts').put({ answers, at: Date.now() }, key);
  transaction.oncomplete = () => {
    if (!timer) probe.saved();
  };
}

form.addEventListener('input', (event) => {
  const control = /** @type {HTMLInputElement} */ (event.target);
  answers[control.name] = read(control);
  if (control.type === 'radio' || control.type === 'checkbox') mark(control);
  follow(control.name);
  if (control instanceof HTMLTextAreaElement && control.dataset['limit']) showRoom(control);
  timer ??= setTimeout(save, 1000);
});

form.addEventListener('submit', (event) => event.preventDefault());

async function restore() {
  const store = (await database).transaction('drafts').objectStore('drafts');
  const draft = await new Promise((resolve) => {
    const request = store.get(key);
    request.onsuccess = () => resolve(request.result);
  });
  for (const [name, answer] of Object.entries(draft?.answers ?? {})) {
    answers[name] = answer;
    for (const control of controlsOf(name)) {
      if (control.type === 'radio' || control.type === 'checkbox') control.checked = answer.includes(control.value);
      else control.value = answer;
    }
    follow(name);
  }
}

const { probe } = /** @type {any} */ (window);
probe.start({ ready: restore(), root: () => document, settled: () => Promise.resolve() });

export {};
