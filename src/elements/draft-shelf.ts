import { type Clock } from '../drafts/clock.ts';
import { draftKey, type Draft } from '../drafts/draft.ts';
import { type RestoredFiles, restoreFiles } from '../drafts/restore-files.ts';
import { type DraftStore, type FailureReason, type KeptFile, StoreFailure } from '../drafts/store-types.ts';
import { atMost } from '../drafts/waiting.ts';
import type { Attachment } from '../engine/answer.ts';
import type { Questionnaire } from '../questionnaire/compiled.ts';
import { type DraftSearch, findDraft, findOther, lossOf } from './found-draft.ts';

/** How long the respondent waits for a store to give a draft or to remove it, in milliseconds. */
const PATIENCE = { find: 2_500, discard: 3_000 };

/** Where the draft of one filling lies, and what is known of it. Without a store nothing is kept. */
export class DraftShelf {
  store: DraftStore | undefined;
  /** See `draftKey`; `''` before any filling is known. */
  readonly key: string;
  /** The highest revision that is known of. */
  revision = 0;
  /** The newest revision that this page kept or came from. */
  base: Draft | undefined;
  /** Why the store gave nothing out; undefined when it did. */
  unreadable: FailureReason | undefined;
  readonly #clock: Clock;
  readonly #filling: { readonly questionnaire: Questionnaire; readonly contextId: string } | undefined;

  constructor(clock: Clock, store?: DraftStore, questionnaire?: Questionnaire, contextId = '') {
    this.#clock = clock;
    this.store = store;
    this.#filling = questionnaire && { questionnaire, contextId };
    this.key = questionnaire ? draftKey(questionnaire, contextId) : '';
  }

  /** Looks for the draft. Never rejects: a store that cannot be read in time is `unreadable`. */
  async find(): Promise<DraftSearch> {
    if (!this.store) return { revision: 0 };
    try {
      return await this.look();
    } catch (error) {
      this.unreadable = error instanceof StoreFailure ? error.reason : 'unknown';
      const noted = this.store.noted?.(this.key);
      this.revision = noted?.revision ?? 0;
      return { revision: this.revision, ...(noted && { loss: lossOf('unread', noted) }) };
    }
  }

  /** Looks for the draft. Rejects with a `StoreFailure` when the store cannot be read in time. */
  async look(): Promise<DraftSearch> {
    const { store, key } = this;
    const { questionnaire, contextId } = this.#filling!;
    const search = await atMost(this.#clock, findDraft(store!, questionnaire, key), PATIENCE.find);
    if (!search) throw new StoreFailure('blocked');
    // Of less weight than this edition's own draft, so it may fail without a word.
    const looked = atMost(this.#clock, findOther(store!, questionnaire, contextId), PATIENCE.find);
    const other = await looked.catch(() => undefined);
    [this.revision, this.base, this.unreadable] = [search.revision, search.found?.draft, undefined];
    return other ? { ...search, other } : search;
  }

  /** What somebody else than `writer` kept after the newest revision that is known here; undefined for no such thing. */
  async newer(writer: string): Promise<Draft | undefined> {
    const loaded = await this.store?.load(this.key).catch(() => undefined);
    const draft = loaded?.status === 'ok' ? loaded.draft : undefined;
    const isKnown =
      draft?.writer === writer || (draft?.writer === this.base?.writer && draft?.revision === this.base?.revision);
    return isKnown ? undefined : draft;
  }

  /** Reads files that belong to the draft. Rejects when the store does, or when there is none. */
  restore(attachments: Readonly<Record<string, Attachment>>): Promise<RestoredFiles> {
    return this.store
      ? restoreFiles(this.store, this.key, attachments)
      : Promise.reject(new StoreFailure('unavailable'));
  }

  /** Keeps files that only answers set aside name. Never rejects: what cannot be kept is told missing when it returns. */
  async keepFiles(files: readonly KeptFile[]): Promise<void> {
    for (const file of files) await this.store?.putFile(this.key, file.meta.ref, file).catch(() => undefined);
  }

  /** Removes what is kept, after `before`; resolves to whether it is really gone, without waiting for ever. */
  async remove(before?: () => Promise<void>): Promise<boolean> {
    const gone = async () => {
      await before?.();
      if (this.key) await this.store?.discard(this.key);
      return true;
    };
    return (await atMost(this.#clock, gone(), PATIENCE.discard).catch(() => false)) ?? false;
  }
}
