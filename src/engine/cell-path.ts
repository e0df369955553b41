/** The path of one cell: the pattern of its question (or fact), with the row's key for its star. */
export function cellPath(pattern: string, key: string | undefined): string {
  return key === undefined ? pattern : pattern.replace('*', key);
}
