import type { ScenarioFile } from '../../src/cli/scenario-file.ts';
import { isObject } from '../../src/questionnaire/json-object.ts';

/** A questionnaire that comes with this site, to begin from or to compare with. */
export interface Shipped {
  /** The path below `schemas/`, such as `iacet/profile.2026.json`. */
  readonly path: string;
  /** Its text. */
  readonly read: () => Promise<string>;
  /** The scenarios beside it, as text; undefined when there are none. */
  readonly readScenarios: (() => Promise<string>) | undefined;
}

/** Files by their path, each with the way to its text. */
export type TextFiles = Readonly<Record<string, () => Promise<string>>>;

/** The questionnaires among files: neither their scenarios nor task lists nor schemas. By path. */
export function shippedAmong(files: TextFiles): readonly Shipped[] {
  return Object.entries(files)
    .filter(([path]) => !/\.(scenarios|tasks|schema)\.json$/.test(path))
    .map(([path, read]) => ({
      path: path.replace(/^.*schemas\//, ''),
      read,
      readScenarios: files[path.replace(/\.json$/, '.scenarios.json')],
    }))
    .sort((a, b) => a.path.localeCompare(b.path, 'en'));
}

/** The edition of the year before a file, else whatever has the same name up to the year. */
export function editionBefore(shipped: readonly Shipped[], name: string): Shipped | undefined {
  const stem = (path: string) => fileNameOf(path).replace(/\d{4}.*$/, '');
  const own = shipped.filter(({ path }) => stem(path) === stem(name));
  return own.findLast(({ path }) => fileNameOf(path) < name) ?? own[0];
}

/** The scenarios in a text; undefined when it holds none, or is no JSON. */
export function scenariosIn(text: string | undefined): ScenarioFile | undefined {
  const json = text === undefined ? undefined : jsonIn(text);
  return isObject(json) && isObject(json['contexts']) && Array.isArray(json['scenarios'])
    ? (json as unknown as ScenarioFile)
    : undefined;
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
}

/** The last part of a path. */
export function fileNameOf(path: string): string {
  return path.split('/').at(-1)!;
}
