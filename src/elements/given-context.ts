import { warnOnce } from './element-errors.ts';

/** The host's facts: the property's, else those in the markup. */
export function contextOf(
  form: Element & { readonly context: Readonly<Record<string, unknown>> | undefined },
): Readonly<Record<string, unknown>> | undefined {
  return form.context ?? contextInMarkup(form);
}

/**
 * The facts that a page without a script of its own gives: JSON in a child
 * `<script type="application/json" data-context>`. It is data, so a strict content policy lets it pass. Undefined when
 * there is none, or none that can be read.
 */
export function contextInMarkup(element: Element): Readonly<Record<string, unknown>> | undefined {
  const text = element.querySelector(':scope > script[type="application/json"][data-context]')?.textContent;
  if (text === undefined || text === null) return undefined;
  try {
    const facts: unknown = JSON.parse(text);
    if (typeof facts === 'object' && facts !== null && !Array.isArray(facts)) return facts as Record<string, unknown>;
    warnOnce('data-context', 'the data-context script must hold one JSON object.');
  } catch {
    // The parser's message may quote facts about a person.
    warnOnce('data-context', 'the data-context script holds no valid JSON.');
  }
  return undefined;
}

/** Resolves once the children of an element that is still being parsed are there. */
export function parsed(document: Document): Promise<void> | undefined {
  if (document.readyState !== 'loading') return undefined;
  return new Promise((resolve) => {
    document.addEventListener('DOMContentLoaded', () => resolve(), { once: true });
  });
}
