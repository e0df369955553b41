import { textOf } from '../../../questionnaire/document-walk.ts';
import { isObject } from '../../../questionnaire/json-object.ts';
import { pointerTo } from '../../../questionnaire/issue.ts';
import type { LintInput } from '../lint-input.ts';
import type { LintRule } from '../lint-rule.ts';

interface FoundLink {
  readonly href: string;
  readonly pointer: string;
  readonly within?: readonly [number, number];
  readonly label: string;
}

const PLACEHOLDER =
  /^(?:https?:\/\/)?(?:www\.)?(?:example\.(?:com|org|net)|yourdomain\.\w+|domain\.com|localhost|test\.com)(?=[/:?#]|$)/i;

function linksIn({ texts, walked }: LintInput): readonly FoundLink[] {
  const inTexts = texts.flatMap(({ text, pointer }) =>
    [...text.matchAll(/\[([^\][]*)\]\(([^()\s]*)\)/g)].map(({ index, 0: whole, 1: label = '', 2: href = '' }) => {
      const end = index + whole.length - 1;
      return { href, pointer, within: [end - href.length, end] as const, label };
    }),
  );
  const own = walked.questions.flatMap(({ json, pointer, kind }) => {
    const href = textOf(json['href']);
    return kind === 'link' && href !== undefined
      ? [{ href, pointer: pointerTo(pointer, 'href'), label: anyText(json['label']) }]
      : [];
  });
  return [...own, ...inTexts];
}

/** The words, in whatever language comes first. */
function anyText(json: unknown): string {
  return textOf(isObject(json) ? Object.values(json)[0] : json) ?? '';
}

/** A link to an address that was only put there to be replaced. */
const placeholderLink: LintRule = {
  id: 'placeholder-link',
  severity: 'warning',
  about: 'A link leads to an address that stands there to be replaced, such as example.com. Write the real one.',
  check(input, report) {
    for (const { href, pointer, within } of linksIn(input)) {
      if (!PLACEHOLDER.test(href) && !/^(?:mailto:\S+@example\.\w+|tel:\+?0+)$/i.test(href)) continue;
      report({
        pointer,
        ...(within && { within }),
        message: `"${href}" is an address to be replaced.`,
        remedy: 'Write the real one.',
      });
    }
  },
};

/** The words of a link name one year and its address another. */
const linkYear: LintRule = {
  id: 'link-year',
  severity: 'warning',
  about: 'The words of a link name one year, and its address names another. Correct one of the two.',
  check(input, report) {
    for (const { href, pointer, within, label } of linksIn(input)) {
      const [said, led] = [label, href].map((text) => /\b(?:19|20)\d\d\b/.exec(text)?.[0]);
      if (said === undefined || led === undefined || said === led) continue;
      report({
        pointer,
        ...(within && { within }),
        message: `The link says ${said}, and its address ${led}.`,
        remedy: 'Correct one of the two.',
      });
    }
  },
};

/** A link whose words do not say where it leads; screen readers list links out of their sentences. */
const emptyLinkWords: LintRule = {
  id: 'link-words',
  severity: 'warning',
  about:
    'The words of a link say nothing by themselves, such as "here". People who listen hear links without their sentence: name what it leads to.',
  check(input, report) {
    for (const { pointer, label, within } of linksIn(input)) {
      if (!/^\W*(?:(?:click )?here|link|this|more|read more|learn more|aquí|)\W*$/i.test(label)) continue;
      report({
        pointer,
        ...(within && { within }),
        message: label.trim() === '' ? 'This link has no words.' : `"${label}" does not say where the link leads.`,
        remedy: 'Name what it leads to.',
      });
    }
  },
};

/** Links in texts and in questions of kind link. */
export const links: readonly LintRule[] = [placeholderLink, linkYear, emptyLinkWords];
