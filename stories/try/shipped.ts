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

/** The scenarios in a text; undefined when it holds none. */
export function scenariosIn(text: string | undefined): ScenarioFile | undefined {
  if (text === undefined) return undefined;
  const json: unknown = JSON.parse(text);
  return isObject(json) && isObject(json['contexts']) && Array.isArray(json['scenarios'])
    ? (json as unknown as ScenarioFile)
    : undefined;
}

/** The last part of a path. */
export function fileNameOf(path: string): string {
  return path.split('/').at(-1)!;
}
