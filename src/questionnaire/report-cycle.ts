import type { Node } from './compiled.ts';
import type { Report } from './issue.ts';

/** Says that nodes (`cycle` are their numbers, `pointers` their places) wait for each other. */
export function reportCycle(
  cycle: readonly number[],
  nodes: readonly Node[],
  pointers: readonly string[],
  report: Report,
): void {
  const names = cycle.map((index) => nameOf(nodes[index] as Node));
  report({
    code: 'cycle',
    pointer: pointers[cycle[0] ?? 0] ?? '',
    message: `These wait for each other: ${[...names, names[0]].join(' → ')}.`,
    remedy: 'Break the circle: let one of them stand on answers alone.',
  });
}

function nameOf(node: Node): string {
  switch (node.type) {
    case 'question':
      return node.pattern;
    case 'section':
      return `section ${node.id}`;
    case 'condition':
    case 'value':
      return `${node.type} ${node.name}`;
    case 'rule':
      return `rule ${node.id}`;
  }
}
