import { openDeviceStore } from '../drafts/draft-store.ts';
import { openMemoryStore } from '../drafts/memory-store.ts';
import type { DraftStore } from '../drafts/store-types.ts';
import { witnessed } from '../drafts/witness.ts';
import type { FormElement } from './form-element.ts';

/** Where the drafts of a form are kept: with the host, on this device, in memory or nowhere. */
export class StoreChoice {
  readonly #form: FormElement;
  readonly #own: { device?: DraftStore; session?: DraftStore } = {};

  constructor(form: FormElement) {
    this.#form = form;
  }

  /** The store by what the form's attributes say now; undefined when nothing is to be kept. */
  store(): DraftStore | undefined {
    const { draft, mode } = this.#form.settings;
    const given = mode === 'print-blank' ? undefined : this.#form.draftStore;
    const store = given ?? (draft === 'none' ? undefined : this.#ownStore(draft));
    const witness = this.#form.draftWitness;
    return store && witness && store.kind === 'device' ? witnessed(store, witness) : store;
  }

  /** Whether other pages may write the same drafts, as far as this one means to write any. */
  isShared(store: DraftStore | undefined): boolean {
    return store?.kind === 'device' && this.#form.settings.mode === 'fill';
  }

  #ownStore(place: 'device' | 'session'): DraftStore {
    return (this.#own[place] ??= place === 'device' ? openDeviceStore() : openMemoryStore());
  }
}
