import type { ReactiveController, TemplateResult } from 'lit';
import { readBackup, writeBackup } from '../drafts/backup.ts';
import type { DraftCopy } from '../drafts/backup-content.ts';
import { DraftCopyError } from '../drafts/backup-error.ts';
import { canEncrypt } from '../drafts/backup-keys.ts';
import { systemClock } from '../drafts/clock.ts';
import { draftKey, type Draft, type DraftedQuestionnaire } from '../drafts/draft.ts';
import { type HostedDraft, localSightings, openHostedDraft } from '../drafts/host-store.ts';
import { HostSync, type SyncStatus } from '../drafts/host-sync.ts';
import { checkPassword, isStrong, suggestPassword, usualRules } from '../drafts/password-rules.ts';
import { type CopyBox, type CopyDialog, copyDialog, type CopyDialogActions, copyName } from './copy-dialog.ts';
import type { FormElement } from './form-element.ts';
import type { Messages } from './messages.ts';
import { openOnce } from './open-once.ts';
import { PageLife } from './page-life.ts';

/** The filling that copies are made of. */
export interface CopyPorts {
  /** Which one it is; undefined while there is none. */
  filling():
    { readonly questionnaire: DraftedQuestionnaire; readonly contextId: string; readonly title: string } | undefined;
  /** The draft as it stands, and its files; undefined while nothing is filled in here. */
  copy(): Promise<DraftCopy | undefined>;
  /** Makes one of what is here and a copy that both came from `base`. */
  take(copy: DraftCopy, base?: Draft): Promise<void>;
}

/** What is to be said of a copy that was opened. */
export interface CopyNotice {
  /** Whether the host gave back an older state than this device has seen. */
  readonly isOlder: boolean;
}

/** Copies of the draft outside this device: the files that respondents keep, and what lies in the host's store. */
export class DraftCopies implements CopyDialogActions, ReactiveController {
  readonly #form: FormElement;
  readonly #ports: CopyPorts;
  #dialog: CopyDialog | undefined;
  #sync: HostSync | undefined;
  #syncStatus: SyncStatus | undefined;
  #address: string | undefined;
  #notice: CopyNotice | undefined;

  constructor(form: FormElement, ports: CopyPorts) {
    this.#form = form;
    this.#ports = ports;
    form.addController(this);
    form.addController(
      new PageLife({ hidden: () => void this.#sync?.flush(), shown: () => undefined, isAtRisk: () => false }),
    );
  }

  /** The dialog, while it is open. */
  view(messages: Messages): TemplateResult | undefined {
    return this.#dialog && copyDialog(this.#dialog, messages, this);
  }

  /** A copy was opened just now; see `turned`. */
  get notice(): CopyNotice | undefined {
    return this.#notice;
  }

  /** Where keeping for other devices stands; undefined while nobody asked for it. */
  get elsewhere(): SyncStatus | undefined {
    return this.#syncStatus;
  }

  /** The draft as a file. Throws a `DraftCopyError`; undefined while nothing is open. */
  async export(password: string): Promise<File | undefined> {
    if (!isStrong(password, this.#rules)) throw new DraftCopyError('weakPassword');
    const copy = await this.#ports.copy();
    return copy && new File([await writeBackup(copy, password)], copyName, { type: 'application/octet-stream' });
  }

  /** Goes on with a copy. Throws a `DraftCopyError`, and leaves everything as it is then. */
  async import(file: Blob, password: string): Promise<void> {
    await this.#take(await readBackup(file, password));
  }

  /** The draft was kept on this device. */
  kept(): void {
    this.#sync?.touch();
  }

  /** Another page is shown: what was said about a copy has been read. */
  turned(): void {
    this.#notice = undefined;
  }

  /** Another filling begins: nothing of it belongs to the old copies. */
  reset(): void {
    this.#sync?.stop();
    [this.#sync, this.#syncStatus, this.#notice] = [undefined, undefined, undefined];
    if (this.#dialog && this.#dialog.step !== 'busy') this.close();
  }

  /** Opens the dialog. */
  ask(kind: CopyDialog['kind']): void {
    const hasStore = this.#form.resumeStore !== undefined;
    const { title = '' } = this.#ports.filling() ?? {};
    this.#show({
      kind,
      way: hasStore ? 'store' : 'file',
      hasStore,
      step: canEncrypt() ? 'asking' : 'insecure',
      checks: checkPassword('', this.#rules),
      isShown: false,
      title,
    });
  }

  /** See `ReactiveController`. */
  hostUpdated(): void {
    openOnce(this.#form.renderRoot, '#copy-dialog');
  }

  choose(way: CopyDialog['way']): void {
    this.#change({ way, problem: undefined });
  }

  typed(password: string): void {
    this.#change({ checks: checkPassword(password, this.#rules) });
  }

  show(isShown: boolean): void {
    this.#change({ isShown });
  }

  suggest(box: HTMLInputElement): void {
    box.value = suggestPassword(this.#rules);
    this.#change({ isShown: true, checks: checkPassword(box.value, this.#rules), problem: undefined });
    box.focus();
  }

  submit(form: HTMLFormElement): void {
    void this.#submit(new FormData(form));
  }

  /** Closes the dialog; what was typed in it is gone. */
  close(): void {
    this.#find<HTMLDialogElement>('#copy-dialog')?.close();
    this.closed();
  }

  closed(): void {
    if (this.#address) URL.revokeObjectURL(this.#address);
    [this.#dialog, this.#address] = [undefined, undefined];
    this.#form.requestUpdate();
  }

  async #submit(data: FormData): Promise<void> {
    const dialog = this.#dialog!;
    const [password, email, file] = [data.get('password') as string, data.get('email') as string, data.get('file')];
    const missing = this.#missing(dialog, email, password, file);
    if (missing) return this.#fail(missing, 'missing');
    this.#change({ step: 'busy', problem: undefined });
    try {
      if (dialog.kind === 'open') await this.#open(dialog, email, password, file as File);
      else if (!isStrong(password, this.#rules)) throw new DraftCopyError('weakPassword');
      else if (dialog.way === 'store') await this.#store(email, password);
      else this.#download((await this.export(password))!);
      if (dialog.kind === 'open') {
        const notice = this.#notice;
        this.close();
        // Where the two copies contradict each other, that is shown first.
        await this.#form.goTo('start').catch(() => undefined);
        this.#notice = notice;
        return this.#form.requestUpdate();
      }
      this.#change({ step: 'done' });
      await this.#form.updateComplete;
      this.#find('#copy-outcome')?.focus();
    } catch (error) {
      const known = error instanceof DraftCopyError ? error : new DraftCopyError('unknown');
      const isFile = dialog.way === 'file' && dialog.kind === 'open' && known.code !== 'password';
      this.#fail(isFile ? 'file' : known.code === 'notFound' ? 'email' : 'password', known);
    }
  }

  #missing({ kind, way }: CopyDialog, email: string, password: string, file: unknown): CopyBox | undefined {
    if (way === 'store' && !/^\S+@\S+$/.test(email.trim())) return 'email';
    if (way === 'file' && kind === 'open' && !(file instanceof File && file.name !== '')) return 'file';
    return password === '' ? 'password' : undefined;
  }

  async #open({ way }: CopyDialog, email: string, password: string, file: File): Promise<void> {
    if (way === 'file') {
      return this.import(file, password);
    }
    const hosted = await this.#hosted(email, password);
    const copy = await hosted.load();
    if (!copy) throw new DraftCopyError('notFound');
    await this.#take(copy);
    this.#follow(hosted, copy.draft);
    this.#notice = { isOlder: copy.isOlder };
  }

  async #store(email: string, password: string): Promise<void> {
    const hosted = await this.#hosted(email, password);
    // What lies there already, by this or another device, is not written over.
    const theirs = await hosted.load();
    if (theirs) await this.#take(theirs);
    this.#follow(hosted, theirs?.draft);
    await this.#sync!.flush();
    if (this.#syncStatus?.state === 'failed') {
      this.#sync!.stop();
      this.#syncStatus = undefined;
      throw new DraftCopyError('store');
    }
  }

  #hosted(email: string, password: string): Promise<HostedDraft> {
    const store = this.#form.resumeStore!;
    const { questionnaire, contextId } = this.#ports.filling()!;
    const site = store.site ?? location.hostname;
    return openHostedDraft(store, { questionnaire, contextId, site, email, password }, localSightings);
  }

  #follow(hosted: HostedDraft, base: Draft | undefined): void {
    this.#sync?.stop();
    const ports = {
      copy: () => this.#ports.copy(),
      merge: (theirs: DraftCopy, common: Draft | undefined) => this.#take(theirs, common),
      changed: (status: SyncStatus) => {
        this.#syncStatus = status;
        this.#form.requestUpdate();
      },
    };
    this.#sync = new HostSync(hosted, ports, { ...systemClock, now: () => this.#form.now().getTime() }, base);
    this.#sync.touch();
  }

  /** Refuses what belongs elsewhere, before anything of it is shown. */
  async #take(copy: DraftCopy, base?: Draft): Promise<void> {
    const here = this.#ports.filling();
    const { questionnaire, contextId, title = questionnaire.id, label = contextId } = copy.draft;
    if (!here || here.questionnaire.id !== questionnaire.id || here.questionnaire.edition !== questionnaire.edition) {
      throw new DraftCopyError('otherQuestionnaire', { title, edition: questionnaire.edition });
    }
    if (draftKey(questionnaire, contextId) !== draftKey(here.questionnaire, here.contextId)) {
      throw new DraftCopyError('otherContext', { contextId: label });
    }
    await this.#ports.take(copy, base);
    this.#notice = { isOlder: false };
  }

  #download(file: File): void {
    this.#address = URL.createObjectURL(file);
    Object.assign(document.createElement('a'), { href: this.#address, download: file.name }).click();
  }

  #fail(at: CopyBox, error: DraftCopyError | 'missing'): void {
    this.#change({ step: 'asking', problem: { at, error } });
    void this.#form.updateComplete.then(() => this.#find(`#copy-${at}`)?.focus());
  }

  #change(changes: Partial<CopyDialog>): void {
    if (this.#dialog) this.#show({ ...this.#dialog, ...changes });
  }

  #show(dialog: CopyDialog): void {
    this.#dialog = dialog;
    this.#form.requestUpdate();
  }

  get #rules() {
    return this.#form.passwordRules ?? usualRules;
  }

  #find<Found extends HTMLElement>(selector: string): Found | null {
    return this.#form.renderRoot.querySelector<Found>(selector);
  }
}
