import { fill, setAttributes } from './fields/attributes.ts';
import { fieldId } from './fields/field-id.ts';
import type { Filling } from './filling.ts';

/**
 * The small button after a question that flags it, and the note that opens under it. Made by hand, as the fields of a
 * section are: a thousand of them may stand on a page, and hardly any is ever pressed.
 */
export class FlagMark {
  readonly button = newButton();
  readonly #question: string;
  #filling!: Filling;
  #note: HTMLElement | undefined;

  constructor(question: string) {
    this.#question = question;
    this.button.id = fieldId(question, 'flag');
    this.button.addEventListener('click', this);
  }

  /** The button was pressed. */
  handleEvent(): void {
    this.#filling.flags?.toggle(this.#question);
    this.#show();
  }

  /** Shows the mark as it stands in a filling; what is only read, or not asked, has none. */
  supply(filling: Filling): void {
    this.#filling = filling;
    fill(this.button, filling.messages.say('flag'));
    this.#show();
  }

  /** Shows the mark when its question may be asked by now, or no longer be. */
  refresh(): void {
    if (this.button.hidden === this.#isShown) this.#show();
  }

  get #isShown(): boolean {
    const { flags, snapshot } = this.#filling;
    return flags !== undefined && snapshot.question(this.#question).relevant;
  }

  #show(): void {
    const { button } = this;
    const isShown = this.#isShown;
    const note = isShown ? this.#filling.flags?.at(this.#question) : undefined;
    setAttributes(button, {
      hidden: isShown ? undefined : '',
      // Its own words and the question's, so that no two sound alike.
      'aria-labelledby': isShown ? `${button.id} ${fieldId(this.#question, 'label')}` : undefined,
      'aria-pressed': `${note !== undefined}`,
    });
    this.#note?.remove();
    this.#note = note === undefined ? undefined : this.#makeNote(note);
    if (this.#note) button.after(this.#note);
  }

  #makeNote(note: string): HTMLElement {
    const block = document.createElement('div');
    const [label, box] = [document.createElement('label'), document.createElement('textarea')];
    const id = fieldId(this.#question, 'note');
    block.className = 'flag-note';
    Object.assign(label, { htmlFor: id, textContent: this.#filling.messages.say('flagNote') });
    Object.assign(box, { id, rows: 2, className: 'control', value: note });
    box.setAttribute('part', 'control');
    box.setAttribute('aria-describedby', fieldId(this.#question, 'label'));
    box.addEventListener('input', () => this.#filling.flags?.write(this.#question, box.value));
    block.append(label, box);
    return block;
  }
}

let made: HTMLButtonElement | undefined;

function newButton(): HTMLButtonElement {
  if (!made) {
    made = document.createElement('button');
    setAttributes(made, { type: 'button', class: 'flag', part: 'button flag' });
  }
  return made.cloneNode() as HTMLButtonElement;
}
