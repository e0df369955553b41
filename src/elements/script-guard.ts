// Runs before anything else of a script-tag file, and stands alone in it: it may import nothing.

/** What a script-tag file gives to those who import it, by name. */
type Exports = Readonly<Record<string, unknown>>;

interface FirstCopy {
  readonly version?: string;
  exports?: Exports;
}

const tag = 'questionnaire-form';

/** Whether the page has the element already. Warns once when that is another release than this one. */
export function isSecondCopy(version: string): boolean {
  const first = firstCopy();
  if (first && first.version !== version) {
    console.warn(
      `<${tag}>: this page loads release ${first.version ?? '(unknown)'} and release ${version}. ` +
        'The one that came first is used; remove the other script.',
    );
  }
  return first !== undefined;
}

/**
 * Starts a script-tag file, unless the page has one already: then its importers get what the first one exports, so that
 * they speak to the element that is there. Where the file cannot start, because the page's content policy forbids what it
 * needs, the console says why and every place of a form that would stay blank says that it cannot be shown.
 */
export function guarded(version: string, start: () => Exports): Exports {
  if (isSecondCopy(version)) return firstCopy()?.exports ?? {};
  try {
    const exports = start();
    const copy = firstCopy();
    if (copy) copy.exports = exports;
    return exports;
  } catch (error) {
    console.error(
      `<${tag}>: the script cannot run on this page. If the page sends the header Content-Security-Policy with ` +
        'trusted-types, add lit-html to that list.',
      error,
    );
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', sayInPlaces);
    else sayInPlaces();
    return {};
  }
}

function firstCopy(): FirstCopy | undefined {
  return customElements.get(tag) as FirstCopy | undefined;
}

function sayInPlaces(): void {
  for (const place of document.querySelectorAll(`${tag}, questionnaire-tasks, div[data-questionnaire]`)) {
    // What the site wrote for this case is better than what we could say.
    const says = [...place.childNodes].some((node) => node.nodeName !== 'SCRIPT' && node.textContent?.trim());
    if (says) continue;
    const message = document.createElement('p');
    message.setAttribute('role', 'alert');
    message.textContent = place.closest('[lang|=es]')
      ? 'El formulario no se puede mostrar en esta página. Avise a quien lleva el sitio, o pida el formulario en papel.'
      : 'The form cannot be shown on this page. Please tell the people who run this site, or ask them for a paper copy.';
    place.append(message);
  }
}
