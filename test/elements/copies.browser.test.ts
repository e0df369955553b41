import { expect } from 'chai';
import type { ResumeStore, SealedBlob } from '../../src/drafts/resume-store.ts';
import { openMemoryStore } from '../../src/drafts/memory-store.ts';
import type { QuestionnaireFormElement } from '../../src/elements/questionnaire-form.ts';
import { context, renewal } from './sample-renewal.ts';
import { endVisits, Visit, words } from './visit.ts';

const password = 'Sample-pass-12';

/** A host's store in this page, with what it was asked to keep. */
function hostStore(): ResumeStore & { readonly places: Map<string, SealedBlob> } {
  const places = new Map<string, SealedBlob>();
  return {
    places,
    site: 'sample-site',
    get: (locator) => Promise.resolve(places.get(locator)),
    put: (locator, bytes, { ifMatch }) => {
      if (places.get(locator)?.etag !== ifMatch) return Promise.resolve(undefined);
      const etag = `${places.size} ${Math.random()}`;
      places.set(locator, { bytes, etag });
      return Promise.resolve(etag);
    },
  };
}

const dialog = (at: Visit) => at.root.querySelector<HTMLDialogElement>('#copy-dialog');
const box = (at: Visit, name: string) => at.root.querySelector<HTMLInputElement>(`#copy-${name}`)!;
const errorAt = (at: Visit, name: string) => words(at.root.querySelector(`#copy-${name}-error`));

/** Types into a box of the dialog. */
async function typeInto(at: Visit, name: string, text: string): Promise<void> {
  box(at, name).value = text;
  box(at, name).dispatchEvent(new Event('input', { bubbles: true }));
  await at.settled();
}

/** Chooses a file in the dialog. */
function choose(at: Visit, file: File): void {
  const transfer = new DataTransfer();
  transfer.items.add(file);
  box(at, 'file').files = transfer.files;
}

/** Presses the dialog's main button and waits for how it goes. */
async function confirm(at: Visit): Promise<void> {
  dialog(at)!.querySelector<HTMLElement>('button[type=submit]')!.click();
  await at.until(() => !dialog(at)?.querySelector('[aria-disabled=true]'));
}

/** Somebody who has answered something and attached a file. */
async function begun(properties: Partial<QuestionnaireFormElement> = {}): Promise<Visit> {
  const at = await Visit.begin({ properties });
  await at.press('Start');
  await at.choose('methods', 'Self Study');
  await at.type('programs', '12');
  await at.press('Continue');
  await at.attach('policy', 'refunds.txt');
  return at;
}

describe('A respondent keeps a copy as a file', () => {
  let file: File;

  afterEach(endVisits);

  it('and is helped to a good password, told so without being interrupted at each key', async () => {
    const at = await begun();
    await at.press('Keep a copy');
    expect(dialog(at)!.open).to.equal(true);
    expect(box(at, 'password').autocomplete).to.equal('new-password');
    const met = () => [...dialog(at)!.querySelectorAll('.met')].map(words);
    const said = () => words(at.root.querySelector('#copy-said'));
    const heard: string[] = [];
    for (const typed of ['a', 'ab', 'abC', 'abCd', 'abCd1', 'abCd1-', 'abCd1-ghij']) {
      await typeInto(at, 'password', typed);
      if (said() !== heard.at(-1)) heard.push(said());
    }
    expect(heard).to.deep.equal(
      [4, 3, 2, 1].map((left) => `${left} thing${left > 1 ? 's are' : ' is'} still missing.`),
    );
    expect(met()).to.have.length(4);
    await confirm(at);
    expect(errorAt(at, 'password')).to.equal('Error: The password does not have everything that it needs yet');
    expect(at.focus?.id).to.equal('copy-password');
    await at.press('Suggest a password');
    expect(met()).to.have.length(5);
    expect(box(at, 'password').type).to.equal('text');
    await typeInto(at, 'password', password);
    expect(said()).to.equal('The password is good.');
    const saved = new Promise<HTMLAnchorElement>((resolve) => {
      HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
        // The usual one is further up.
        Reflect.deleteProperty(HTMLAnchorElement.prototype, 'click');
        resolve(this);
      };
    });
    await confirm(at);
    const link = await saved;
    expect(link.download).to.equal('questionnaire.resume');
    file = new File([await (await fetch(link.href)).blob()], link.download);
    expect(words(at.root.querySelector('#copy-outcome'))).to.include('in your downloads, as questionnaire.resume');
    expect(at.focus?.id).to.equal('copy-outcome');
    await at.press('Close');
    await at.until(() => dialog(at) === null);
  });

  it('and goes on with it elsewhere, with every answer and byte, kept there at once', async () => {
    const store = openMemoryStore();
    const at = await Visit.begin({ store });
    await at.press('Open a copy');
    await confirm(at);
    expect(errorAt(at, 'file')).to.equal('Error: Choose the file with your copy');
    choose(at, file);
    await typeInto(at, 'password', 'Another-pass-12');
    await confirm(at);
    expect(errorAt(at, 'password')).to.include('does not open this copy');
    expect(at.form.snapshot!.answer('programs')).to.equal(undefined);
    await typeInto(at, 'password', password);
    await confirm(at);
    await at.until(() => at.text.includes('Your copy is open here.'));
    expect(dialog(at)).to.equal(null);
    expect(at.text).to.include('Your programs Complete');
    await at.form.saveDraft();
    at.end();
    const later = await Visit.begin({ store, attributes: { resume: 'continue' } });
    expect(later.form.snapshot!.answer('programs')).to.equal(12);
    const [ref] = later.form.snapshot!.answer('policy') as readonly string[];
    const loaded = await store.getFiles('sample-renewal@2026/sample-sponsor', [ref!]);
    expect(new TextDecoder().decode(loaded.get(ref!)!.bytes)).to.equal('Sample content.');
  });

  it('and is asked only about what is answered differently in both; nothing is written over', async () => {
    const at = await Visit.begin();
    await at.press('Start');
    await at.type('programs', '15');
    await at.form.importDraft(file, password);
    await at.settled();
    expect(at.root.querySelectorAll('.conflict')).to.have.length(1);
    expect(words(at.root.querySelector('.conflict'))).to.match(/15.*12/);
    const theirs = [...at.root.querySelectorAll<HTMLInputElement>('.conflict input')].at(-1)!;
    theirs.click();
    await at.settled();
    at.root.querySelector<HTMLElement>('button[type=submit]')!.click();
    await at.until(() => at.form.snapshot?.answer('programs') === 12);
    expect(at.form.snapshot!.answer('methods')).to.deep.equal(['selfStudy']);
  });

  it('and it opens for nobody else, for no other form, and not when it is damaged', async () => {
    const attempt = async (visit: Visit, given: Blob) => {
      const before = JSON.stringify(visit.form.snapshot!.progress);
      const error = await visit.form.importDraft(given, password).then(
        () => undefined,
        (reason: { name: string; code: string; params: unknown }) => reason,
      );
      expect(JSON.stringify(visit.form.snapshot!.progress)).to.equal(before);
      return [error?.name, error?.code, error?.params];
    };
    const other = await Visit.begin({ context: { ...context, contextId: 'another-sponsor' } });
    expect(await attempt(other, file)).to.deep.equal([
      'DraftCopyError',
      'otherContext',
      { contextId: 'sample-sponsor' },
    ]);
    const form = await Visit.begin({ document: { ...structuredClone(renewal), id: 'another' } });
    const named = { title: 'Sponsor renewal', edition: '2026' };
    expect(await attempt(form, file)).to.deep.equal(['DraftCopyError', 'otherQuestionnaire', named]);
    expect(await attempt(form, file.slice(0, -1))).to.deep.equal(['DraftCopyError', 'damaged', {}]);
    expect(await attempt(form, new Blob(['Sample']))).to.deep.equal(['DraftCopyError', 'notACopy', {}]);
    const weak = await other.form.exportDraft('short').catch((error: { code: string }) => error.code);
    expect(weak).to.equal('weakPassword');
  });

  it('and where nothing can be encrypted, reads so, rather than get a weak copy', async () => {
    const at = await begun();
    const secure = Object.getOwnPropertyDescriptor(window, 'isSecureContext')!;
    Object.defineProperty(window, 'isSecureContext', { value: false, configurable: true });
    try {
      await at.press('Keep a copy');
      expect(words(dialog(at))).to.include('only be made and opened over a secure connection');
      expect(box(at, 'password')).to.equal(null);
      const code = await at.form.exportDraft(password).catch((error: { code: string }) => error.code);
      expect(code).to.equal('insecure');
    } finally {
      Object.defineProperty(window, 'isSecureContext', secure);
    }
  });
});

describe('A respondent resumes with e-mail address and password', () => {
  afterEach(endVisits);

  it('on another device, and both go on together', async () => {
    const resumeStore = hostStore();
    const here = await begun({ resumeStore });
    await here.press('Keep a copy');
    await typeInto(here, 'password', password);
    await confirm(here);
    expect(errorAt(here, 'email')).to.equal('Error: Enter your e-mail address');
    await typeInto(here, 'email', 'sam.sample@firm.example');
    await typeInto(here, 'password', password);
    await confirm(here);
    expect(words(here.root.querySelector('#copy-outcome'))).to.include('To go on elsewhere');
    expect(resumeStore.places.size).to.equal(2);
    await here.press('Close');
    await here.until(() => here.text.includes('Kept for your other devices too'));

    const there = await Visit.begin({ properties: { resumeStore } });
    await there.press('Open a copy');
    await typeInto(there, 'email', 'Sam.Sample@firm.example');
    await typeInto(there, 'password', 'Another-pass-12');
    await confirm(there);
    expect(errorAt(there, 'email')).to.include('Nothing is kept under this e-mail address and password');
    await typeInto(there, 'password', password);
    await confirm(there);
    await there.until(() => there.text.includes('Your copy is open here.'));
    expect(there.form.snapshot!.answer('programs')).to.equal(12);
    expect(there.form.snapshot!.answer('policy')).to.have.length(1);
  });
});
