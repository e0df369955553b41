import { declaredFacts } from './declared-facts.ts';
import { type FoundText, textsOf, wordingsOf } from './document-texts.ts';
import { type FoundQuestion, membersIn, objectIn, textOf, type Walked } from './document-walk.ts';
import { pointerTo, type Report } from './issue.ts';
import { isObject } from './json-object.ts';
import { didYouMean } from './near-miss.ts';
import { badLinksOf, hasLoneBrace, isLinkTarget, placeholdersOf } from './prose.ts';

const LIMITS = ['minimum', 'maximum', 'step', 'minLength', 'maxLength', 'minItems', 'maxItems'];
const FILE_LIMITS = ['files.maxPerQuestion', 'files.maxItems', 'files.accept', 'files.maxPerSubmission'];

/**
 * Reports wording that lacks the document's own language, links to what may not be linked, and placeholders that
 * nothing fills in.
 */
export function checkTexts(walked: Walked, report: Report): void {
  const language = /^[a-z]{2,3}(-\w+)*$/.exec(textOf(walked.document.json['language']) ?? '')?.[0];
  const known = namesIn(walked);
  for (const wording of wordingsOf(walked, isNotable)) {
    if (language !== undefined && isObject(wording.json) && !Object.hasOwn(wording.json, language)) {
      report({
        code: 'missing-language',
        pointer: wording.pointer,
        message: `This text is missing in "${language}", the language of the document.`,
        remedy: `Add "${language}": "…".`,
      });
    }
    for (const text of textsOf(wording)) {
      if (!isNotable(text.text)) continue;
      checkLinks(text, report);
      checkPlaceholders(walked, text, known, report);
    }
  }
  walked.questions.forEach((question) => checkHref(question, report));
}

// Most texts have one language, and neither links nor places to fill in.
function isNotable(json: unknown): boolean {
  return typeof json !== 'string' || /[{}[]/.test(json);
}

function namesIn({ document, questions }: Walked): ReadonlySet<string> {
  const ids = questions.flatMap(({ id, around }) =>
    id === undefined ? [] : around ? [`${around.id ?? ''}/${id}`] : [id],
  );
  return new Set([
    'today',
    ...[...declaredFacts(document).keys()].map((path) => `context.${path}`),
    ...ids.map((id) => `answer.${id}`),
    ...membersIn(document, 'values').map(([name]) => `value.${name}`),
  ]);
}

function checkLinks({ text, pointer }: FoundText, report: Report): void {
  for (const href of badLinksOf(text)) {
    report({
      code: 'bad-link',
      pointer,
      message:
        href === ''
          ? 'A link in this text leads nowhere.'
          : `A link in this text leads to "${href}", which is not allowed.`,
      remedy: 'Let it lead to https://…, mailto:…, tel:… or a path such as /help.',
    });
  }
}

function checkHref({ kind, json, pointer }: FoundQuestion, report: Report): void {
  const href = textOf(json['href']);
  if (kind !== 'link' || href === undefined || isLinkTarget(href)) return;
  report({
    code: 'bad-link',
    pointer: pointerTo(pointer, 'href'),
    message: `This link leads to "${href}", which is not allowed.`,
    remedy: 'Let it lead to https://…, mailto:…, tel:… or a path such as /help.',
  });
}

function checkPlaceholders(walked: Walked, found: FoundText, known: ReadonlySet<string>, report: Report): void {
  const { text, pointer, question } = found;
  if (hasLoneBrace(text)) {
    report({
      code: 'lone-brace',
      pointer,
      message: 'A brace in this text belongs to no placeholder.',
      remedy: 'Write {name} for something filled in, and {{ or }} for a plain brace.',
    });
  }
  for (const name of placeholdersOf(text)) {
    if (known.has(name) || isColumn(walked, question, name)) continue;
    if (LIMITS.includes(name) || FILE_LIMITS.includes(name)) {
      if (!isStated(walked, found, name)) report(unstated(name, pointer));
      continue;
    }
    report({
      code: 'unknown-placeholder',
      pointer,
      message: `Nothing fills in {${name}}.`,
      remedy: didYouMean(
        name,
        [...known, ...LIMITS, ...FILE_LIMITS],
        'Use {context.…}, {answer.…}, {value.…}, {today} or a limit.',
      ),
    });
  }
}

function unstated(name: string, pointer: string) {
  return {
    code: 'placeholder-without-limit',
    pointer,
    message: `{${name}} stands here, but no such limit is stated.`,
    remedy: `State "${name.split('.').at(-1) ?? name}", or remove the placeholder.`,
  };
}

/** Inside rows, the bare id of a column is known too. */
function isColumn({ questions }: Walked, question: FoundQuestion | undefined, name: string): boolean {
  const { around } = question ?? {};
  return (
    around !== undefined && questions.some((other) => other.around === around && name === `answer.${other.id ?? ''}`)
  );
}

function isStated({ document }: Walked, { limits, files }: FoundText, name: string): boolean {
  const [group, property = name] = name.split('.');
  if (group !== 'files') return limits !== undefined && name in limits.json;
  return [files, objectIn(document, 'files')].some((rules) => rules !== undefined && property in rules.json);
}
