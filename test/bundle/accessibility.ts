import type { CDPSession, Page, Protocol } from 'puppeteer-core';

type Node = Protocol.Accessibility.AXNode;

/** One thing on the page as assistive technology meets it. */
export interface Perceived {
  readonly role: string;
  readonly name: string;
  readonly description: string;
  /** What a text control holds. */
  readonly value: string;
  /** States and properties by their name in the browser's accessibility tree, such as `checked` or `invalid`. */
  readonly states: Readonly<Record<string, unknown>>;
  /** Names of the groups, lists, regions and tables around it, the nearest first. */
  readonly within: readonly string[];
  /** Number of the node, the same as long as the element stays. */
  readonly id: number;
}

/** How to recognise a thing: words are compared in full, but for the mark of what is optional; patterns are searched. */
export interface Wanted {
  readonly role?: string | readonly string[];
  readonly name?: string | RegExp;
  /** Some group around it is called so. */
  readonly within?: string | RegExp;
}

const groupRoles = new Set([
  'group',
  'radiogroup',
  'region',
  'form',
  'dialog',
  'alertdialog',
  'list',
  'table',
  'navigation',
]);

/** What a page tells assistive technology, read from the browser's own accessibility tree. */
export class AccessibilityReader {
  readonly #client: CDPSession;

  private constructor(client: CDPSession) {
    this.#client = client;
  }

  /** A reader for a page, also across reloads. */
  static async of(page: Page): Promise<AccessibilityReader> {
    const client = await page.createCDPSession();
    await client.send('Accessibility.enable');
    return new AccessibilityReader(client);
  }

  /** The thing that has the focus; undefined when nothing has. */
  async focused(): Promise<Perceived | undefined> {
    const { result } = await this.#client.send('Runtime.evaluate', {
      expression: `(() => {
        let at = document.activeElement;
        while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
        return at === document.body ? null : at;
      })()`,
    });
    if (result.objectId === undefined) return undefined;
    const { nodes } = await this.#client.send('Accessibility.getAXNodeAndAncestors', { objectId: result.objectId });
    await this.#client.send('Runtime.releaseObject', { objectId: result.objectId });
    const [own, ...around] = nodes;
    return own && perceive(own, around);
  }

  /** Puts the focus on a thing; does nothing where it cannot have it. */
  async focus({ id }: Perceived): Promise<void> {
    await this.#client.send('DOM.focus', { backendNodeId: id }).catch(() => undefined);
  }

  /** Everything on the page in reading order. */
  async everything(): Promise<readonly Perceived[]> {
    const nodes = await this.nodes();
    const byId = new Map(nodes.map((node) => [node.nodeId, node]));
    return nodes.filter(({ ignored }) => !ignored).map((node) => perceive(node, ancestors(node, byId)));
  }

  /** Everything on the page that fits. */
  async all(wanted: Wanted): Promise<readonly Perceived[]> {
    return (await this.everything()).filter((thing) => fits(thing, wanted));
  }

  /** The visible words of the page, one line per piece of text. */
  async words(): Promise<string> {
    return (await this.all({ role: 'StaticText' })).map(({ name }) => name).join('\n');
  }

  /** The browser's nodes in reading order, ignored ones included. */
  async nodes(): Promise<readonly Node[]> {
    const { nodes } = await this.#client.send('Accessibility.getFullAXTree');
    const byId = new Map(nodes.map((node) => [node.nodeId, node]));
    const inOrder: Node[] = [];
    const visit = (node: Node | undefined): void => {
      if (!node) return;
      inOrder.push(node);
      for (const child of node.childIds ?? []) visit(byId.get(child));
    };
    visit(nodes.find(({ parentId }) => parentId === undefined));
    return inOrder;
  }
}

/** Whether a thing is what is wanted. */
export function fits(thing: Perceived, { role, name, within }: Wanted): boolean {
  const roles = typeof role === 'string' ? [role] : role;
  return (
    (!roles || roles.includes(thing.role)) &&
    (name === undefined || says(thing.name, name)) &&
    (within === undefined || thing.within.some((group) => says(group, within)))
  );
}

/** A thing in words, for messages. */
export function inWords({ role, name, within }: Perceived): string {
  return `${role} “${name}”${within.length > 0 ? ` in “${within.join('” in “')}”` : ''}`;
}

function says(text: string, wanted: string | RegExp): boolean {
  return typeof wanted === 'string' ? text === wanted || text === `${wanted} (optional)` : wanted.test(text);
}

function perceive(node: Node, around: readonly Node[]): Perceived {
  return {
    role: String(node.role?.value ?? ''),
    name: String(node.name?.value ?? ''),
    description: String(node.description?.value ?? ''),
    value: String(node.value?.value ?? ''),
    states: Object.fromEntries((node.properties ?? []).map(({ name, value }) => [name, value.value as unknown])),
    within: around.filter(isNamedGroup).map(({ name }) => String(name?.value)),
    id: node.backendDOMNodeId ?? 0,
  };
}

function isNamedGroup({ ignored, role, name }: Node): boolean {
  return !ignored && groupRoles.has(String(role?.value)) && Boolean(name?.value);
}

function ancestors(node: Node, byId: ReadonlyMap<string, Node>): readonly Node[] {
  const parent = node.parentId === undefined ? undefined : byId.get(node.parentId);
  return parent ? [parent, ...ancestors(parent, byId)] : [];
}
