import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type * as JsonService from 'vscode-json-languageservice';
import type { CompletionItem, Hover, TextEdit } from 'vscode-json-languageservice';

// Its build for imports names files without their endings, which Node does not find.
const { getLanguageService, TextDocument } = createRequire(import.meta.url)(
  'vscode-json-languageservice',
) as typeof JsonService;

/** The place at which staff are about to type. */
export const CURSOR = '▮';

/** A slip that an editor underlines. */
export interface Underlined {
  /** What is underlined; only the opening brace where something is missing in an object. */
  readonly text: string;
  readonly message: string;
}

/** An editor that knows one of the published schemas, as Visual Studio Code does by the first line of a document. */
export class Editor {
  readonly #service = getLanguageService({});

  constructor(schemaFile: 'questionnaire.schema.json' | 'task-list.schema.json') {
    const text = readFileSync(new URL(`../../schemas/${schemaFile}`, import.meta.url), 'utf8');
    const schema = JSON.parse(text) as object;
    this.#service.configure({ schemas: [{ uri: schemaFile, fileMatch: ['*.json'], schema }] });
  }

  /** What is offered at the cursor, by what it is called in the list; quotation marks around a value are left out. */
  async offers(marked: string): Promise<readonly string[]> {
    const items = await this.#items(marked);
    return items.map(({ label }) => label.replace(/^"(.*)"$/, '$1'));
  }

  /** The document once one of the offers was taken and nothing was typed into its places. */
  async taking(marked: string, offer: string): Promise<string> {
    const item = (await this.#items(marked)).find(({ label }) => label === offer);
    if (!item?.textEdit) throw new Error(`"${offer}" is not offered.`);
    const document = open(marked.replace(CURSOR, ''));
    const edit = { ...(item.textEdit as TextEdit), newText: asTyped((item.textEdit as TextEdit).newText) };
    return TextDocument.applyEdits(document, [edit]);
  }

  /** What is told of the word at the cursor. */
  async tells(marked: string): Promise<string> {
    const document = open(marked.replace(CURSOR, ''));
    const at = document.positionAt(marked.indexOf(CURSOR));
    const hover: Hover | null = await this.#service.doHover(document, at, this.#service.parseJSONDocument(document));
    const contents = [hover?.contents ?? []].flat();
    const words = contents.map((part) => (typeof part === 'string' ? part : part.value)).join('\n');
    return words.replaceAll('\\', '');
  }

  /** What is underlined, in the order of the text. */
  async underlines(text: string): Promise<readonly Underlined[]> {
    const document = open(text);
    const found = await this.#service.doValidation(document, this.#service.parseJSONDocument(document));
    return found.map(({ range, message }) => ({
      text: document.getText(range),
      message: typeof message === 'string' ? message : message.value,
    }));
  }

  async #items(marked: string): Promise<readonly CompletionItem[]> {
    const document = open(marked.replace(CURSOR, ''));
    const at = document.positionAt(marked.indexOf(CURSOR));
    const list = await this.#service.doComplete(document, at, this.#service.parseJSONDocument(document));
    return list?.items ?? [];
  }
}

function open(text: string) {
  return TextDocument.create('file:///document.json', 'json', 1, text);
}

// The places of a snippet are left as they stand.
function asTyped(snippet: string): string {
  return snippet
    .replace(/\$\{\d+:((?:[^}\\]|\\.)*)\}/g, '$1')
    .replace(/\$\{?\d+\}?/g, '')
    .replace(/\\([$}\\])/g, '$1');
}
