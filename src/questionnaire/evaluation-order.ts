/** A node of the graph of what reads what. */
export interface Dependent {
  readonly node: number;
  readonly reads: readonly number[];
}

/**
 * The order in which every node comes after all it reads, and otherwise the given order. When some nodes wait for each
 * other, `cycles` names them, each knot once.
 */
export function evaluationOrder(nodes: readonly Dependent[]): { order: number[]; cycles: number[][] } {
  const order: number[] = [];
  const cycles: number[][] = [];
  const reported = new Set<number>();
  const state = new Uint8Array(nodes.length);
  const [NEW, OPEN, DONE] = [0, 1, 2];
  for (const { node: start } of nodes) {
    if (state[start] !== NEW) continue;
    const path = [{ node: start, next: 0 }];
    state[start] = OPEN;
    // A stack of our own: a chain of a few thousand conditions must not overflow the engine's.
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const read: number | undefined = nodes[top.node]?.reads[top.next];
      if (read === undefined) {
        state[top.node] = DONE;
        order.push(top.node);
        path.pop();
        continue;
      }
      top.next += 1;
      if (state[read] === NEW) {
        state[read] = OPEN;
        path.push({ node: read, next: 0 });
      } else if (state[read] === OPEN) {
        const cycle = path.slice(path.findIndex(({ node }) => node === read)).map(({ node }) => node);
        if (!cycle.some((node) => reported.has(node))) cycles.push(cycle);
        cycle.forEach((node) => reported.add(node));
      }
    }
  }
  return { order, cycles };
}

/**
 * For an order without cycles: each node's place in it, and for each node the places of those that read it, all later
 * than its own. With these, a change costs what hangs on it, not a look at every node.
 */
export function readersIn(
  nodes: readonly Dependent[],
  order: readonly number[],
): { places: number[]; readers: number[][] } {
  const places = new Array<number>(nodes.length).fill(0);
  order.forEach((node, place) => (places[node] = place));
  const none: number[] = [];
  const readers = new Array<number[]>(nodes.length).fill(none);
  for (const { node, reads } of nodes) {
    for (const read of reads) {
      const known = readers[read];
      if (known === none || !known) readers[read] = [places[node]!];
      else known.push(places[node]!);
    }
  }
  return { places, readers };
}
