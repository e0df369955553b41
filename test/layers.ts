// The laws of the house: which file may import what, checked on the syntax tree of every source file.
import { posix } from 'node:path';
import ts from 'typescript';

/** Source text by path below `src/`, with forward slashes. */
export type Sources = ReadonlyMap<string, string>;

/** What each wing may import besides itself; a path ending in `.ts` opens that one file only. */
const mayImport: Record<string, readonly string[]> = {
  questionnaire: [],
  engine: ['questionnaire'],
  drafts: ['questionnaire', 'engine'],
  elements: ['questionnaire', 'engine', 'drafts'],
  verify: ['questionnaire', 'engine'],
  cli: ['questionnaire', 'engine', 'verify', 'drafts/carry-over.ts', 'drafts/draft.ts'],
  /** `index.ts`, `define.ts` and the entries of the exports map. */
  door: ['questionnaire', 'engine', 'drafts', 'elements', 'verify'],
};

/** Where each package may be imported; one that is not listed may not be imported at all. */
const packagePlaces: Record<string, readonly string[]> = {
  lit: ['elements'],
  'idb-keyval': ['drafts/draft-store.ts'],
  'json-schema-to-ts': ['questionnaire/types.ts'],
  'jsonc-parser': ['questionnaire', 'cli'],
  '@noble/hashes': ['questionnaire', 'engine', 'drafts', 'verify'],
  node: ['cli'],
  commander: ['cli'],
};

/** Where each global of the page may be named. */
const globalPlaces: Record<string, readonly string[]> = {
  document: ['elements', 'define.ts', 'index.ts'],
  window: ['elements', 'define.ts', 'index.ts'],
  HTMLElement: ['elements', 'define.ts', 'index.ts'],
  customElements: ['elements', 'define.ts', 'index.ts'],
  indexedDB: ['drafts/draft-store.ts'],
  localStorage: ['drafts/host-store.ts', 'drafts/witness.ts'],
};

const emptyNames = new Set(['util', 'utils', 'helper', 'helpers', 'common']);

/** Every breach of the laws, as one line each that begins with the file. */
export function breaches(sources: Sources): string[] {
  const found: string[] = [];
  const graph = new Map<string, string[]>();
  for (const [path, text] of sources) {
    const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
    const specifiers = importsOf(file);
    const relative = specifiers.filter((specifier) => specifier.startsWith('.'));
    const targets = relative.map((specifier) => posix.join(posix.dirname(path), specifier));
    graph.set(
      path,
      targets.filter((target) => sources.has(target)),
    );
    found.push(
      ...nameBreaches(path),
      ...relative.filter((it) => !/\.(ts|js|json)$/.test(it)).map((it) => `${path}: import "${it}" has no extension`),
      ...targets.flatMap((target) => arrowBreaches(path, target)),
      ...specifiers.filter((it) => !it.startsWith('.')).flatMap((it) => packageBreaches(path, it)),
      ...globalBreaches(path, file),
    );
  }
  return [...found, ...cycles(graph)];
}

function isDoor(path: string): boolean {
  return path === 'index.ts' || path === 'define.ts' || path.startsWith('entry/');
}

function wingOf(path: string): string {
  return isDoor(path) ? 'door' : (path.split('/')[0] ?? path);
}

/** Whether a path is one of the places, or lies in one. */
function isIn(path: string, places: readonly string[]): boolean {
  return places.some((place) => path === place || path.startsWith(`${place}/`));
}

function nameBreaches(path: string): string[] {
  const words = path
    .replace(/\.ts$/, '')
    .toLowerCase()
    .split(/[/.\-_]/);
  const empty = words.filter((word) => emptyNames.has(word)).map((word) => `${path}: "${word}" says nothing as a name`);
  if (!(wingOf(path) in mayImport)) return [...empty, `${path}: lies in no wing`];
  return posix.basename(path) === 'index.ts' && path !== 'index.ts' ? [...empty, `${path}: is a barrel`] : empty;
}

function arrowBreaches(path: string, target: string): string[] {
  const wing = wingOf(path);
  if (target.startsWith('..')) return [`${path}: imports ${target}, outside src`];
  if (wing === wingOf(target) || isIn(target, mayImport[wing] ?? [])) return [];
  return [`${path}: imports ${target}, against the arrows`];
}

function packageBreaches(path: string, specifier: string): string[] {
  const name = packageOf(specifier);
  const places = packagePlaces[name];
  if (!places) return [`${path}: imports ${specifier}, which no source file may import`];
  return isIn(path, places) ? [] : [`${path}: imports ${specifier}, which belongs in ${places.join(', ')}`];
}

function packageOf(specifier: string): string {
  if (specifier.startsWith('node:')) return 'node';
  const [first = '', second = ''] = specifier.split('/');
  if (first === 'lit-html' || first === 'lit-element' || first === '@lit' || first === '@lit-labs') return 'lit';
  return first.startsWith('@') ? `${first}/${second}` : first;
}

/** What a file imports or re-exports, as a value or a type, statically, dynamically or as `import('…')` in a type. */
function importsOf(file: ts.SourceFile): string[] {
  const specifiers: string[] = [];
  const visit = (node: ts.Node): void => {
    let from: ts.Node | undefined;
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) from = node.moduleSpecifier;
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) from = node.argument.literal;
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      from = node.arguments[0];
    if (from && ts.isStringLiteralLike(from)) specifiers.push(from.text);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return specifiers;
}

function globalBreaches(path: string, file: ts.SourceFile): string[] {
  const own = new Set<string>();
  const named = new Map<string, number>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && node.text in globalPlaces) {
      if (declares(node)) own.add(node.text);
      else if (refersToGlobal(node)) named.set(node.text, file.getLineAndCharacterOfPosition(node.getStart()).line + 1);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return [...named]
    .filter(([name]) => !own.has(name) && !isIn(path, globalPlaces[name] ?? []))
    .map(([name, line]) => `${path}:${line}: names ${name}`);
}

/** Whether this identifier introduces a name of the file's own: a questionnaire is a `document` too. */
function declares(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isImportSpecifier(parent) || ts.isImportClause(parent) || ts.isNamespaceImport(parent)) return true;
  const isBinding =
    ts.isVariableDeclaration(parent) ||
    ts.isParameter(parent) ||
    ts.isBindingElement(parent) ||
    ts.isFunctionDeclaration(parent) ||
    ts.isTypeAliasDeclaration(parent) ||
    ts.isInterfaceDeclaration(parent) ||
    ts.isClassDeclaration(parent);
  return isBinding && parent.name === node;
}

function refersToGlobal(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) && parent.name === node) {
    return ts.isIdentifier(parent.expression) && ['globalThis', 'self', 'window'].includes(parent.expression.text);
  }
  // The name of a property or of a member is no reference.
  const isLabel =
    ts.isPropertyAssignment(parent) ||
    ts.isPropertySignature(parent) ||
    ts.isPropertyDeclaration(parent) ||
    ts.isMethodDeclaration(parent) ||
    ts.isMethodSignature(parent) ||
    ts.isGetAccessor(parent);
  if (isLabel && parent.name === node) return false;
  return !ts.isBindingElement(parent) && !ts.isQualifiedName(parent) && !ts.isExportSpecifier(parent);
}

/** Each import cycle once, as the round trip of its files. */
function cycles(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const trail: string[] = [];
  const visit = (path: string): void => {
    const at = trail.indexOf(path);
    if (at !== -1) found.push(`${path}: imports itself through ${[...trail.slice(at + 1), path].join(' -> ')}`);
    if (at !== -1 || done.has(path)) return;
    trail.push(path);
    for (const target of graph.get(path) ?? []) visit(target);
    trail.pop();
    done.add(path);
  };
  for (const path of graph.keys()) visit(path);
  return found;
}
