import { shellStyles } from './shell-styles.ts';
import { styles as formStyles } from './styles.ts';
import { TasksCore } from './tasks-core.ts';
import type { TasksElement } from './tasks-element.ts';
import { tasksStyles } from './tasks-styles.ts';

/** How a task list looks. */
export const styles = [...formStyles, ...shellStyles, tasksStyles];

/** Makes the inside of an element. */
export function open(element: TasksElement): TasksCore {
  return new TasksCore(element);
}
