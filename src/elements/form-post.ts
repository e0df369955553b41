import type { Session } from '../engine/session-types.ts';
import { canonicalJson } from '../questionnaire/canonical.ts';
import type { FormElement } from './form-element.ts';

/**
 * Posts the answers with a plain `<form method="post" enctype="multipart/form-data">` around the element, so that a
 * host needs no script of its own. The form's data gets the payload as canonical JSON under the element's name, and
 * each file under `<name>.files[<reference>]`.
 *
 * Law: nothing is posted that was not valid at that moment, whichever button was pressed.
 */
export class FormPost {
  readonly #element: FormElement;
  readonly #session: () => Session | undefined;
  readonly #send: () => Promise<boolean>;
  #form: HTMLFormElement | null = null;
  #goes = false;

  /** `send` does what the element's own button does. */
  constructor(element: FormElement, session: () => Session | undefined, send: () => Promise<boolean>) {
    this.#element = element;
    this.#session = session;
    this.#send = send;
  }

  /** The form around the element became this one. */
  join(form: HTMLFormElement | null): void {
    this.#form?.removeEventListener('submit', this.#submitted);
    this.#form?.removeEventListener('formdata', this.#filled);
    this.#form = form;
    form?.addEventListener('submit', this.#submitted);
    form?.addEventListener('formdata', this.#filled);
  }

  /** Posts with the form around, if there is one. */
  post(): void {
    this.#goes = true;
    this.#form?.requestSubmit();
    this.#goes = false;
  }

  // The site's own button: the answers are checked first, as with ours, which then posts.
  readonly #submitted = (event: Event): void => {
    if (this.#goes || event.target !== this.#form || !this.#session()) return;
    event.preventDefault();
    void this.#send();
  };

  // Filled in when the form's data is asked for: a value kept up to date would copy every file with every key.
  readonly #filled = ({ formData }: FormDataEvent): void => {
    const result = this.#session()?.payload();
    if (result?.status !== 'valid') return;
    const name = this.#element.name || 'questionnaire';
    const { payload, files } = result;
    formData.append(name, canonicalJson(payload));
    for (const [ref, { name: fileName, type }] of Object.entries(payload.attachments)) {
      const bytes = files.get(ref);
      if (bytes) formData.append(`${name}.files[${ref}]`, new File([bytes], fileName, { type }));
    }
  };
}
