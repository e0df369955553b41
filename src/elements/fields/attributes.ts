import { noChange, render } from 'lit';
import { Directive, directive, type ElementPart } from 'lit/directive.js';
import type { Content } from '../field-registry.ts';

/** Attributes of one element by name; undefined for those that it has not. */
export type AttributeList = Readonly<Record<string, string | undefined>>;

/** Gives an element these attributes, and takes away those that are undefined. What is as it should be is not touched. */
export function setAttributes(element: Element, list: AttributeList): void {
  for (const name in list) {
    const value = list[name];
    const present = element.getAttribute(name);
    if (value === undefined) {
      if (present !== null) element.removeAttribute(name);
    } else if (present !== value) element.setAttribute(name, value);
  }
}

const rendered = new WeakSet<Element>();

/** Shows content in an element that holds nothing else. A text alone stands there by itself, without marks. */
export function fill(element: HTMLElement, content: Content): void {
  if (!rendered.has(element)) {
    if (typeof content === 'string') {
      if (element.textContent !== content) element.textContent = content;
      return;
    }
    element.textContent = '';
    rendered.add(element);
  }
  render(content, element);
}

class Attributes extends Directive {
  override render(_list: AttributeList): typeof noChange {
    return noChange;
  }

  override update({ element }: ElementPart, [list]: Parameters<this['render']>): typeof noChange {
    setAttributes(element, list);
    return noChange;
  }
}

class Filled extends Directive {
  override render(_content: Content): typeof noChange {
    return noChange;
  }

  override update({ element }: ElementPart, [content]: Parameters<this['render']>): typeof noChange {
    fill(element as HTMLElement, content);
    return noChange;
  }
}

/**
 * All changing attributes of an element as one binding, always under the same names: `<input ${attributes({ id })}>`.
 * A binding each would cost a page of a thousand questions as much as the controls themselves.
 */
export const attributes = directive(Attributes);

/** The whole content of an element as a binding of its own: `<label ${filled(text)}></label>`. */
export const filled = directive(Filled);
