import type { Attachment } from '../engine/answer.ts';
import { canonicalJson } from '../questionnaire/canonical.ts';
import { type DraftCopy, packCopy, readManifest, wholeFile } from './backup-content.ts';
import { type ContainerUse, hexOf, openContainer, sealContainer } from './backup-container.ts';
import { DraftCopyError } from './backup-error.ts';
import { branch, type Bytes, bytesOf, canEncrypt, leastIterations, masterKey } from './backup-keys.ts';
import { attachmentsOf, type DraftedQuestionnaire } from './draft.ts';
import type { ResumeStore } from './resume-store.ts';

/** Whose draft it is, and the secret that opens it. */
export interface Resumer {
  readonly questionnaire: DraftedQuestionnaire;
  readonly contextId: string;
  /** `ResumeStore.site`, or what stands for it. */
  readonly site: string;
  readonly email: string;
  readonly password: string;
}

/** What came from the host's store. */
export interface HostedCopy extends DraftCopy {
  /** Whether this device has seen a newer one: the store gave back an old state. */
  readonly isOlder: boolean;
}

/** Remembers the highest revision seen, by a name that tells nothing; see `localSightings`. */
export interface Sightings {
  seen(name: string): number;
  see(name: string, revision: number): void;
}

/**
 * Derives the keys of a draft in the host's store from e-mail address and password alone, so that they are enough on
 * another device. A wrong one of either leads to a place where there is nothing.
 */
export async function openHostedDraft(
  store: ResumeStore,
  resumer: Resumer,
  sightings: Sightings,
  derive = masterKey,
): Promise<HostedDraft> {
  const { questionnaire, contextId, site, email, password } = resumer;
  const { id, edition } = questionnaire;
  const named = ['questionnaire-form resume 1', site, id, edition, contextId, normalisedEmail(email)];
  if (!canEncrypt()) throw new DraftCopyError('insecure');
  const salt = new Uint8Array(await crypto.subtle.digest('SHA-256', bytesOf(canonicalJson(named))));
  // Not calibrated: the other device must come to the same keys without having been told anything.
  const master = await derive(password, { iterations: leastIterations, salt });
  return new HostedDraft(store, questionnaire, sightings, master);
}

/** Where something lies, and what allows changing it. */
interface Place {
  readonly locator: string;
  readonly writeToken: string;
}

/** One draft in the host's store: the answers in one place, each file in one of its own. One call at a time. */
export class HostedDraft {
  readonly #store: ResumeStore;
  readonly #questionnaire: DraftedQuestionnaire;
  readonly #sightings: Sightings;
  readonly #master: CryptoKey;
  /** The state that was read or written last. */
  #etag: string | undefined;
  /** Places of the files that lie there, with the tags of those that do so in vain. */
  #places = new Map<string, Place & { readonly damaged?: string }>();

  constructor(store: ResumeStore, questionnaire: DraftedQuestionnaire, sightings: Sightings, master: CryptoKey) {
    this.#store = store;
    this.#questionnaire = questionnaire;
    this.#sightings = sightings;
    this.#master = master;
  }

  /** What lies there; undefined when nothing does. Throws a `DraftCopyError`, and releases nothing then. */
  async load(): Promise<HostedCopy | undefined> {
    const blob = await this.#get((await this.#place()).locator);
    if (!blob) return undefined;
    const { draft, files: refs } = readManifest(await this.#open(blob, 'draft'));
    const attachments = attachmentsOf(draft);
    const files = new Map<string, Blob>();
    this.#places.clear();
    this.#etag = blob.etag;
    for (const attachment of refs.flatMap((ref) => attachments.get(ref) ?? [])) {
      const file = await this.#file(attachment);
      if (file) files.set(attachment.ref, file);
    }
    const newest = await this.#see(draft.revision);
    return { draft, files, isOlder: draft.revision < newest };
  }

  /**
   * Puts a draft there, and of its files those that are not there yet. Resolves to false, and leaves what is there,
   * when somebody else has put another since it was loaded: load and merge that first. Throws a `DraftCopyError`.
   */
  async save(copy: DraftCopy): Promise<boolean> {
    const attachments = attachmentsOf(copy.draft);
    const needed = new Set<string>();
    for (const [ref, file] of copy.files) {
      const place = await this.#place(attachments.get(ref));
      const known = this.#places.get(place.locator);
      needed.add(place.locator);
      // Where a place is taken, it is by the same file: its name follows from the content.
      if (!known || known.damaged) await this.#put(place, 'file', file, known?.damaged);
      this.#places.set(place.locator, place);
    }
    const etag = await this.#put(await this.#place(), 'draft', packCopy(copy, true), this.#etag);
    if (etag === undefined) return false;
    this.#etag = etag;
    await this.#see(copy.draft.revision);
    await this.#tidy((place) => !needed.has(place));
    return true;
  }

  /** Removes everything that is known to lie there. */
  async remove(): Promise<void> {
    await this.#remove(await this.#place());
    this.#etag = undefined;
    await this.#tidy(() => true);
  }

  async #file(attachment: Attachment): Promise<Blob | undefined> {
    const place = await this.#place(attachment);
    const blob = await this.#get(place.locator);
    if (!blob) return undefined;
    try {
      const content = await this.#open(blob, 'file');
      const file = await wholeFile(content.slice(0, attachment.size).buffer, attachment);
      this.#places.set(place.locator, place);
      return file;
    } catch {
      // As good as lost; should the respondent attach it again, it takes the place of what lies there.
      this.#places.set(place.locator, { ...place, damaged: blob.etag });
      return undefined;
    }
  }

  async #get(locator: string): Promise<{ bytes: Blob; etag: string } | undefined> {
    const blob = await reached(() => this.#store.get(locator));
    return blob && { bytes: new Blob([blob.bytes]), etag: blob.etag };
  }

  async #open({ bytes }: { readonly bytes: Blob }, use: ContainerUse): Promise<Bytes> {
    try {
      return (await openContainer(bytes, use, () => Promise.resolve(this.#master))).content;
    } catch (error) {
      // The password led here, so it is right.
      throw error instanceof DraftCopyError && error.code === 'newer' ? error : new DraftCopyError('damaged');
    }
  }

  async #put(place: Place, use: ContainerUse, content: Blob, ifMatch?: string): Promise<string | undefined> {
    const { id, sha256 } = this.#questionnaire;
    const sealed = await sealContainer(content, { use, questionnaire: id, sha256 }, this.#master);
    const { locator, writeToken } = place;
    return reached(() => this.#store.put(locator, sealed, { writeToken, ...(ifMatch !== undefined && { ifMatch }) }));
  }

  async #remove({ locator, writeToken }: Place): Promise<void> {
    await reached(async () => this.#store.remove?.(locator, { writeToken }));
  }

  async #tidy(isGone: (locator: string) => boolean): Promise<void> {
    for (const [locator, place] of this.#places) {
      if (!isGone(locator)) continue;
      this.#places.delete(locator);
      // What stays behind is unreadable, and the host lets it expire.
      await this.#remove(place).catch(() => undefined);
    }
  }

  /** Where the answers lie, or a file of this content. */
  async #place(file?: Attachment): Promise<Place> {
    const salt = bytesOf(file?.sha256 ?? '');
    const [locator, token] = [branch(this.#master, 'locator', salt), branch(this.#master, 'write token', salt)];
    return { locator: hexOf(await locator), writeToken: hexOf(await token) };
  }

  /** Notes a revision; resolves to the highest that was known before. */
  async #see(revision: number): Promise<number> {
    const name = hexOf(await branch(this.#master, 'seen'));
    const newest = this.#sightings.seen(name);
    if (revision > newest) this.#sightings.see(name, revision);
    return newest;
  }
}

/** The sightings of this browser. Where nothing can be kept, nothing was seen. */
export const localSightings: Sightings = {
  seen: (name) => {
    try {
      return Number(localStorage.getItem(`questionnaire-form seen ${name}`)) || 0;
    } catch {
      return 0;
    }
  },
  see: (name, revision) => {
    try {
      localStorage.setItem(`questionnaire-form seen ${name}`, `${revision}`);
    } catch {
      // Then a copy that is put back cannot be noticed here.
    }
  },
};

async function reached<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch {
    throw new DraftCopyError('store');
  }
}

function normalisedEmail(email: string): string {
  return email.normalize('NFKC').trim().toLowerCase();
}
