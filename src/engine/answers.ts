import type { Questionnaire } from '../questionnaire/compiled.ts';
import type { StoredAnswer } from './answer.ts';

type Cell = StoredAnswer | undefined | ReadonlyMap<string, StoredAnswer>;

/** One cell and what is to stand in it. */
export interface CellChange {
  readonly node: number;
  readonly key: string | undefined;
  readonly stored: StoredAnswer | undefined;
}

/**
 * Everything typed so far, by node (and by row key where a question repeats). Never changed: `withAll` gives new answers
 * that share all other cells, so that one key costs the same in a short and in a long questionnaire but for one copy
 * of a flat list.
 */
export class Answers {
  private constructor(private readonly cells: readonly Cell[]) {}

  static none(questionnaire: Questionnaire): Answers {
    return new Answers(new Array<Cell>(questionnaire.nodes.length).fill(undefined));
  }

  /** New answers with several cells changed at once; an undefined `stored` forgets the cell. */
  withAll(changes: readonly CellChange[]): Answers {
    const cells = this.cells.slice();
    const copied = new Map<number, Map<string, StoredAnswer>>();
    for (const { node, key, stored } of changes) {
      if (key === undefined) {
        cells[node] = stored;
        continue;
      }
      const old = cells[node] instanceof Map ? (cells[node] as ReadonlyMap<string, StoredAnswer>) : [];
      const rows = copied.get(node) ?? new Map(old);
      copied.set(node, rows);
      cells[node] = rows;
      if (stored === undefined) rows.delete(key);
      else rows.set(key, stored);
    }
    return new Answers(cells);
  }

  /** The stored answer of a node; `key` for a question that repeats. */
  get(node: number, key?: string): StoredAnswer | undefined {
    const cell = this.cells[node];
    if (key === undefined) return cell as StoredAnswer | undefined;
    return cell instanceof Map ? (cell as ReadonlyMap<string, StoredAnswer>).get(key) : undefined;
  }

  /** Calls back for every stored answer, in document order. */
  each(visit: (node: number, key: string | undefined, stored: StoredAnswer) => void): void {
    this.cells.forEach((cell, node) => {
      if (cell instanceof Map) {
        for (const [key, stored] of cell as ReadonlyMap<string, StoredAnswer>) visit(node, key, stored);
      } else if (cell !== undefined) visit(node, undefined, cell as StoredAnswer);
    });
  }
}
