// What editors and frameworks are told of the elements, made of custom-elements.json and the words that attributes take.

/** Something of an element with its explanation. */
export interface Described {
  readonly name: string;
  readonly description?: string;
}

/** One element as the manifest describes it. */
export interface ElementEntry extends Described {
  readonly tagName: string;
  readonly attributes?: readonly (Described & {
    readonly fieldName?: string;
    readonly type?: { readonly text: string };
  })[];
  readonly members?: readonly (Described & {
    readonly kind: string;
    readonly static?: boolean;
    readonly readonly?: boolean;
  })[];
  readonly events?: readonly (Described & { readonly type: { readonly text: string } })[];
  readonly cssParts?: readonly Described[];
  readonly cssProperties?: readonly Described[];
  readonly cssStates?: readonly Described[];
  readonly slots?: readonly Described[];
}

/** The manifest, as far as it is read here. */
export interface Manifest {
  readonly modules: readonly { readonly declarations?: readonly ElementEntry[] }[];
}

/** The words that an attribute takes, by attribute. */
export type AttributeWords = Readonly<Record<string, readonly string[]>>;

/** The same by the element's tag. */
export type ElementWords = Readonly<Record<string, AttributeWords>>;

/** Every element of the manifest. */
export function elementsOf({ modules }: Manifest): readonly ElementEntry[] {
  return modules.flatMap(({ declarations = [] }) => declarations);
}

/** The words that attributes take, from where the sources read them. */
export function wordsIn(source: string): AttributeWords {
  const found = source.matchAll(/wordOf\('([\w-]+)',[^[]*\[([^\]]*)\]/g);
  return Object.fromEntries(
    Array.from(found, ([, attribute = '', list = '']) => [
      attribute,
      Array.from(list.matchAll(/'([^']+)'/g), ([, word = '']) => word),
    ]),
  );
}

/** Custom data for VS Code: the elements in HTML. */
export function htmlData(elements: readonly ElementEntry[], words: ElementWords): object {
  return {
    version: 1.1,
    tags: elements.map(({ tagName, description = '', attributes = [] }) => ({
      name: tagName,
      description,
      attributes: attributes.map((attribute) => ({
        name: attribute.name,
        description: attribute.description ?? '',
        ...(words[tagName]?.[attribute.name] && { values: words[tagName][attribute.name]!.map((name) => ({ name })) }),
      })),
    })),
  };
}

/** Custom data for VS Code: what style sheets may name. */
export function cssData(elements: readonly ElementEntry[]): object {
  const all = (list: (element: ElementEntry) => readonly Described[] | undefined, nameOf: (name: string) => string) => {
    const found = elements.flatMap((element) => list(element) ?? []);
    const byName = new Map(found.map(({ name, description = '' }) => [nameOf(name), description]));
    return [...byName].map(([name, description]) => ({ name, description }));
  };
  return {
    version: 1.1,
    properties: all(
      ({ cssProperties }) => cssProperties,
      (name) => name,
    ),
    pseudoClasses: all(
      ({ cssStates }) => cssStates,
      (name) => `:state(${name})`,
    ),
    pseudoElements: all(
      ({ cssParts }) => cssParts,
      (name) => `::part(${name})`,
    ),
  };
}

/** Types for React 19, which sets properties where an element has them and listens to events by their own names. */
export function reactTypes(elements: readonly ElementEntry[], words: ElementWords): string {
  const entries = elements.map(
    ({ tagName, name }) =>
      `      '${tagName}': DetailedHTMLProps<\n        ${propsName(name)} & Omit<HTMLAttributes<${name}>, keyof ${propsName(name)}>,\n        ${name}\n      >;\n`,
  );
  return `import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { ${importsOf(elements).join(', ')} } from './index.js';

${elements.map((element) => propsOf(element, words, (event) => `'on${event}'`)).join('\n')}
declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
${entries.join('')}    }
  }
}
`;
}

/** Types for Vue 3: templates, which look among the global components, and JSX. */
export function vueTypes(elements: readonly ElementEntry[], words: ElementWords): string {
  const components = elements.map(({ tagName, name }) => `    '${tagName}': DefineComponent<${propsName(name)}>;\n`);
  const jsx = elements.map(
    ({ tagName, name }) =>
      `      '${tagName}': ${propsName(name)} & Omit<HTMLAttributes, keyof ${propsName(name)}> & ReservedProps;\n`,
  );
  return `import type { DefineComponent, HTMLAttributes, ReservedProps } from 'vue';
import type { ${importsOf(elements).join(', ')} } from './index.js';

${elements.map((element) => propsOf(element, words, (event) => handlerName(event))).join('\n')}
declare module 'vue' {
  interface GlobalComponents {
${components.join('')}  }
}

declare module 'vue/jsx-runtime' {
  namespace JSX {
    interface IntrinsicElements {
${jsx.join('')}    }
  }
}
`;
}

function propsName(className: string): string {
  return className.replace(/Element$/, 'Props');
}

function handlerName(event: string): string {
  return `on${event.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase())}`;
}

function importsOf(elements: readonly ElementEntry[]): readonly string[] {
  const events = elements.flatMap(({ events: own = [] }) => own.map(({ type }) => type.text));
  return [...new Set([...elements.map(({ name }) => name), ...events])].sort();
}

function propsOf(element: ElementEntry, words: ElementWords, nameOf: (event: string) => string): string {
  const { name, attributes = [], members = [], events = [] } = element;
  const lines: string[] = [];
  const add = (about: string | undefined, key: string, type: string) => {
    const text = (about ?? '').replace(/\s*\n\s*/g, ' ');
    lines.push(`  /** ${text} */\n  ${key}?: ${type} | undefined;\n`);
  };
  const attributeNames = new Map(attributes.map((attribute) => [attribute.fieldName, attribute.name]));
  for (const { name: attribute, description, type } of attributes) {
    const known = words[element.tagName]?.[attribute];
    const written = type?.text.startsWith('number') ? 'number | string' : 'string';
    add(description, quoted(attribute), known ? known.map((word) => `'${word}'`).join(' | ') : written);
  }
  for (const member of members) {
    const isSettable = member.kind === 'field' && !member.static && !member.readonly;
    if (!isSettable || attributeNames.get(member.name) === member.name) continue;
    const known = words[element.tagName]?.[attributeNames.get(member.name) ?? ''];
    add(
      member.description,
      member.name,
      known ? known.map((word) => `'${word}'`).join(' | ') : `${name}['${member.name}']`,
    );
  }
  for (const { name: event, description, type } of events) {
    add(description, nameOf(event), `((event: ${type.text}) => void)`);
  }
  return `/** What \`<${element.tagName}>\` takes. */\nexport interface ${propsName(name)} {\n${lines.join('')}}\n`;
}

function quoted(name: string): string {
  return /^\w+$/.test(name) ? name : `'${name}'`;
}
