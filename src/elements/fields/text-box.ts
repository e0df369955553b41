import type { StoredAnswer } from '../../engine/answer.ts';
import type { FieldView } from '../field-registry.ts';
import { type AttributeList, setAttributes } from './attributes.ts';
import { showTyped, type TextControl } from './typed.ts';

/** What a box is to show, and who hears of what is typed. */
export interface TextBoxContent {
  readonly own: AttributeList;
  /** What the text stands for. */
  readonly stored: StoredAnswer | undefined;
  readonly text: () => string;
  /** The respondent typed. */
  readonly typed?: (control: TextControl) => void;
  /** The respondent goes on after typing. */
  readonly left?: (control: TextControl) => void;
}

/** A box to type in, made by hand: a page has hundreds, and bindings would cost more than they themselves. */
export class TextBox {
  readonly element: TextControl;
  #content: TextBoxContent | undefined;

  private constructor(element: TextControl) {
    this.element = element;
    element.addEventListener('input', this);
    element.addEventListener('change', this);
  }

  /** Something that makes boxes that are alike in these attributes. */
  static maker(tag: 'input' | 'textarea', alike: AttributeList): () => TextBox {
    let first: TextControl | undefined;
    return () => {
      if (!first) setAttributes((first = document.createElement(tag)), { part: 'control', ...alike });
      return new TextBox(first.cloneNode() as TextControl);
    };
  }

  /** Shows a text, unless the respondent is about to type it. */
  show({ locale }: FieldView, content: TextBoxContent): void {
    setAttributes(this.element, content.own, !this.#content);
    this.#content = content;
    showTyped(this.element, content.stored, locale, content.text);
  }

  /** The respondent did something. */
  handleEvent({ type }: Event): void {
    if (type === 'input') this.#content?.typed?.(this.element);
    else this.#content?.left?.(this.element);
  }
}
