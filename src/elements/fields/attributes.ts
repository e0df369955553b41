import { noChange, nothing, render, type RenderOptions } from 'lit';
import { Directive, directive, type ElementPart } from 'lit/directive.js';
import type { Content } from '../field-registry.ts';

/** Attributes of one element by name; undefined for those that it has not. */
export type AttributeList = Readonly<Record<string, string | undefined>>;

/** Gives an element these attributes, and takes away those that are undefined. What is as it should be is not touched. */
export function setAttributes(element: Element, list: AttributeList, isNew = false): void {
  for (const name of Object.keys(list)) {
    const value = list[name];
    // Looking costs nearly as much as setting.
    const present = isNew ? null : element.getAttribute(name);
    if (value === undefined) {
      if (present !== null) element.removeAttribute(name);
    } else if (present !== value) element.setAttribute(name, value);
  }
}

const rendered = new WeakSet<Node>();

/**
 * Shows content in an element that holds nothing else. A text or elements alone stand there by themselves, without
 * marks: whoever made elements may put something beside them.
 */
export function fill(element: HTMLElement, content: Content, options?: RenderOptions) {
  if (!rendered.has(element)) {
    if (typeof content === 'string') {
      if (element.textContent !== content) element.textContent = content;
      return undefined;
    }
    const elements = content === nothing ? [] : content instanceof Element ? [content] : content;
    if (Array.isArray(elements)) {
      const stands =
        elements.length > 0 ? elements.every((one: Element) => one.parentNode === element) : !element.firstChild;
      if (!stands) element.replaceChildren(...(elements as Element[]));
      return undefined;
    }
    element.textContent = '';
    rendered.add(element);
  }
  return render(content, element, options);
}

const [before, atEnd] = [new WeakMap<Node, Comment>(), new WeakMap<Node, Comment>()];

/** Renders content into an element made by hand, before one of its elements or at its end; nothing leaves no marks. */
export function renderInto(element: HTMLElement, content: Content, next: Element | null = null): void {
  const [anchors, owner] = next ? [before, next] : [atEnd, element];
  let anchor = anchors.get(owner);
  // What was rendered may have been taken away with all the rest.
  if (anchor?.parentNode !== element) {
    if (content === nothing) return;
    anchor = document.createComment('');
    anchors.set(owner, anchor);
    element.insertBefore(anchor, next);
  }
  render(content, element, { renderBefore: anchor });
}

class Attributes extends Directive {
  #isNew = true;

  override render(_list: AttributeList): typeof noChange {
    return noChange;
  }

  override update({ element }: ElementPart, [list]: Parameters<this['render']>): typeof noChange {
    setAttributes(element, list, this.#isNew);
    this.#isNew = false;
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
