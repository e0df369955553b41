/**
 * The id, within the form's one root, of a piece of the question at `path`: `q-findings-r1-element-control`. Roles in
 * use: `question` (its whole), `label` (label or legend), `control` (the first control), `hint`, `error`.
 */
export function fieldId(path: string, role: string): string {
  return `q-${path.replace(/[/*]/g, '-')}-${role}`;
}
