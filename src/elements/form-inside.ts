import { FormCore } from './form-core.ts';
import type { FormElement } from './form-element.ts';
import { shellStyles } from './shell-styles.ts';
import { styles as formStyles } from './styles.ts';

/** How everything in the form looks. */
export const styles = [...formStyles, ...shellStyles];

/** Makes the inside of an element. */
export function open(element: FormElement): FormCore {
  return new FormCore(element);
}
