import { pointerTo, type Issue, type Report } from './issue.ts';
import { isObject } from './json-object.ts';
import { didYouMean } from './near-miss.ts';

/** A document whose questions are written out in full. */
export interface Expanded {
  /** The same document; `templates` holds only those that no question uses. */
  readonly document: unknown;
  /** What the structure is checked of, when that is not the document. */
  readonly shape?: unknown;
  /** Where in the source a place of the new document was written: in the question itself or in its template. */
  readonly sourceOf: (pointer: string) => string;
  /** Questions that could not be written out; what else is wrong with them follows from that. */
  readonly broken: readonly string[];
}

type Json = Record<string, unknown>;

/** Which properties of one question came from which template. */
interface Origin {
  readonly template: string;
  readonly own: Json;
}

/**
 * Writes out every question that says `"template": name`: the template's properties first, the question's own over
 * them. A property such as `explain` is taken whole from one of the two, never mixed. The source is left untouched.
 */
export function expandTemplates(source: unknown, report: Report): Expanded {
  const expansion = new Expansion(source, report);
  return {
    document: expansion.document(),
    sourceOf: (pointer) => expansion.sourceOf(pointer),
    broken: expansion.broken,
  };
}

class Expansion {
  readonly broken: string[] = [];
  readonly #source: unknown;
  readonly #templates: Json;
  readonly #report: Report;
  readonly #used = new Set<string>();
  readonly #origins = new Map<string, Origin>();

  constructor(source: unknown, report: Report) {
    this.#source = source;
    this.#report = report;
    this.#templates = isObject(source) && isObject(source['templates']) ? source['templates'] : {};
  }

  document(): unknown {
    const source = this.#source;
    if (!isObject(source)) return source;
    for (const [name, template] of Object.entries(this.#templates)) this.#checkTemplate(name, template);
    const sections = this.#list(source['sections'], '/sections', (section, pointer) =>
      isObject(section) ? this.#within(section, pointer, ['questions']) : section,
    );
    const { templates, ...rest } = source;
    const unused = isObject(templates)
      ? Object.fromEntries(Object.entries(templates).filter(([name]) => !this.#used.has(name)))
      : templates;
    const empty = unused === undefined || (isObject(unused) && Object.keys(unused).length === 0);
    return { ...rest, ...('sections' in source && { sections }), ...(!empty && { templates: unused }) };
  }

  sourceOf(pointer: string): string {
    // The deepest question counts, because a template may itself hold questions.
    for (let end = pointer.length; end > 0; end = pointer.lastIndexOf('/', end - 1)) {
      const origin = this.#origins.get(pointer.slice(0, end));
      if (!origin) continue;
      const rest = pointer.slice(end);
      const property = rest.split('/')[1];
      if (property === undefined || Object.hasOwn(origin.own, property)) return pointer;
      const template = this.#templates[origin.template];
      return isObject(template) && Object.hasOwn(template, property)
        ? pointerTo('/templates', origin.template) + rest
        : pointer;
    }
    return pointer;
  }

  #list(items: unknown, pointer: string, expand: (item: unknown, pointer: string) => unknown): unknown {
    return Array.isArray(items) ? items.map((item, index) => expand(item, pointerTo(pointer, index))) : items;
  }

  #within(holder: Json, pointer: string, places: readonly string[]): Json {
    const copy = { ...holder };
    for (const place of places) {
      if (!Array.isArray(copy[place])) continue;
      copy[place] = this.#list(copy[place], pointerTo(pointer, place), (item, at) => this.#question(item, at));
    }
    return copy;
  }

  #question(item: unknown, pointer: string): unknown {
    if (!isObject(item)) return item;
    return this.#within(this.#filledIn(item, pointer), pointer, ['questions', 'columns']);
  }

  #filledIn(question: Json, pointer: string): Json {
    if (!('template' in question)) return question;
    const { template: name, ...own } = question;
    const template =
      typeof name === 'string' && Object.hasOwn(this.#templates, name) ? this.#templates[name] : undefined;
    if (typeof name !== 'string' || !isObject(template)) {
      this.broken.push(pointer);
      this.#report(this.#unknown(name, pointer));
      return own;
    }
    this.#used.add(name);
    this.#origins.set(pointer, { template: name, own });
    const { id: _id, template: _template, ...shape } = template;
    return { ...shape, ...own };
  }

  #unknown(name: unknown, pointer: string): Issue {
    const names = Object.keys(this.#templates);
    const known = names.length > 0 ? `The templates are ${names.join(', ')}.` : 'The document has no templates.';
    return {
      code: 'unknown-template',
      pointer: pointerTo(pointer, 'template'),
      message: `There is no template ${JSON.stringify(name)}.`,
      remedy: typeof name === 'string' ? didYouMean(name, names, known) : known,
    };
  }

  #checkTemplate(name: string, template: unknown): void {
    if (!isObject(template)) return;
    const pointer = pointerTo('/templates', name);
    if ('id' in template) {
      this.#report({
        code: 'template-with-id',
        pointer: pointerTo(pointer, 'id'),
        message: `The template "${name}" has an id, but every question needs its own.`,
        remedy: 'Remove the id; the questions that use the template state theirs.',
      });
    }
    this.#checkNesting(name, template, pointer);
  }

  #checkNesting(name: string, shape: unknown, pointer: string): void {
    if (!isObject(shape)) return;
    if ('template' in shape) {
      this.#report({
        code: 'nested-template',
        pointer: pointerTo(pointer, 'template'),
        message: `The template "${name}" uses a template itself.`,
        remedy: 'Write its properties out.',
      });
    }
    for (const place of ['questions', 'columns']) {
      const inner = shape[place];
      if (!Array.isArray(inner)) continue;
      inner.forEach((question, index) => this.#checkNesting(name, question, pointerTo(pointer, place, index)));
    }
  }
}
