import { html, nothing, type TemplateResult } from 'lit';
import type { SyncStatus } from '../drafts/host-sync.ts';
import type { CopyNotice, CopyPorts, DraftCopies } from './draft-copies.ts';
import type { FormElement } from './form-element.ts';
import type { Messages } from './messages.ts';
import { Piece } from './piece.ts';

const piece = new Piece(() => import('./draft-copies.ts'), { later: true });

/** Copies of the draft, as far as every page needs to know of them; what makes and opens them comes when it is asked for. */
export class Copies {
  readonly #form: FormElement;
  readonly #ports: CopyPorts;
  #made: DraftCopies | undefined;
  #isMissing = false;

  constructor(form: FormElement, ports: CopyPorts) {
    this.#form = form;
    this.#ports = ports;
  }

  /** A copy was opened just now. */
  get notice(): CopyNotice | undefined {
    return this.#made?.notice;
  }

  /** Where keeping for other devices stands; undefined while nobody asked for it. */
  get elsewhere(): SyncStatus | undefined {
    return this.#made?.elsewhere;
  }

  /** Whether copies were asked for, and what makes them could not be fetched. */
  get isMissing(): boolean {
    return this.#isMissing;
  }

  /** The draft as a file; see `DraftCopies`. Rejects also when what makes it cannot be fetched. */
  async export(password: string): Promise<File | undefined> {
    return (await this.#make()).export(password);
  }

  /** Goes on with a copy; see `DraftCopies`. Rejects also when what opens it cannot be fetched. */
  async import(file: Blob, password: string): Promise<void> {
    await (await this.#make()).import(file, password);
  }

  /** Opens the dialog. */
  ask(kind: 'keep' | 'open'): void {
    if (this.#made) return this.#made.ask(kind);
    this.#isMissing = false;
    void this.#make().then(
      (copies) => copies.ask(kind),
      () => {
        this.#isMissing = true;
        this.#form.requestUpdate();
      },
    );
  }

  /** The dialog, while it is open. */
  dialog(messages: Messages): TemplateResult | typeof nothing {
    return this.#made?.view(messages) ?? nothing;
  }

  /** The draft was kept on this device. */
  kept(): void {
    this.#made?.kept();
  }

  /** Another page is shown. */
  turned(): void {
    this.#isMissing = false;
    this.#made?.turned();
  }

  /** Another filling begins. */
  reset(): void {
    this.#made?.reset();
  }

  async #make(): Promise<DraftCopies> {
    const { DraftCopies } = piece.now ?? (await piece.load());
    return (this.#made ??= new DraftCopies(this.#form, this.#ports));
  }
}

/** Says that copies cannot be made or opened now. */
export function copiesMissing({ isMissing }: Copies, messages: Messages): TemplateResult | typeof nothing {
  return isMissing ? html`<span class="error" role="alert">${messages.say('unreachable')}</span>` : nothing;
}
