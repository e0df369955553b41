import type { Tape } from './tape.ts';

type Container = Record<string, unknown>;

const JUNK: readonly [unknown, ...unknown[]] = [
  null,
  '',
  'a',
  0,
  -1,
  0.5,
  1e300,
  9007199254740992,
  true,
  [],
  {},
  [[]],
  [null],
  { answer: 'q1' },
  { answer: 5 },
  { sum: 'q1/*/c1' },
  { '': '' },
  '__proto__',
  'constructor',
  'toString',
  'q1/*',
  '*',
  '/',
  '-',
  '2026-02-30',
  '\ud800',
  '(a+)+$',
  'x'.repeat(300),
];
const NAMES = [
  '__proto__',
  'constructor',
  'hasOwnProperty',
  'id',
  'kind',
  '',
  'all',
  'if',
  'extra',
  'answer',
  '*',
] as const;

/** Changes a document in a few random places, as a slip of the hand or ill will would. Never changes the one given. */
export function mutate(tape: Tape, document: unknown): unknown {
  const root = { document: structuredClone(document) } as Container;
  for (let slips = 1 + tape.below(3); slips > 0; slips -= 1) slip(tape, root);
  return root['document'];
}

function slip(tape: Tape, root: Container): void {
  const places = placesIn(root);
  const place = tape.pick(places);
  if (!place) return;
  const { container, key } = place;
  const value = container[key];
  switch (tape.below(6)) {
    case 0:
      if (container === root) return;
      if (Array.isArray(container)) container.splice(Number(key), 1);
      else Reflect.deleteProperty(container, key);
      return;
    case 1:
      define(container, key, structuredClone(tape.pick(JUNK)));
      return;
    case 2: {
      const other = tape.pick(places);
      if (other) define(container, key, structuredClone(other.container[other.key]));
      return;
    }
    case 3:
      if (Array.isArray(container)) container.push(structuredClone(value));
      else define(container, tape.pick(NAMES), structuredClone(value));
      return;
    case 4:
      define(
        container,
        key,
        Array.from({ length: 150 }).reduce((inner) => [inner], value),
      );
      return;
    default:
      define(
        container,
        key,
        typeof value === 'object' ? structuredClone(tape.pick(JUNK)) : { [tape.pick(NAMES)]: value },
      );
  }
}

function placesIn(root: Container): readonly { readonly container: Container; readonly key: string }[] {
  const found: { container: Container; key: string }[] = [];
  const visit = (container: Container) => {
    for (const key of Object.keys(container)) {
      found.push({ container, key });
      const value = container[key];
      if (typeof value === 'object' && value !== null) visit(value as Container);
    }
  };
  visit(root);
  return found;
}

// As JSON.parse does: `__proto__` becomes a member like any other.
function define(container: Container, key: string, value: unknown): void {
  Object.defineProperty(container, key, { value, enumerable: true, configurable: true, writable: true });
}
