import { IDS, methodValues, type GeneratedDocument, type GeneratedSection } from './generate-document.ts';
import type { WrittenQuestion } from './generate-question.ts';
import { staticField } from './static-field.ts';

/** What the static page starts with, and where its parts are found. */
export interface StaticPageOptions {
  /** Values of the delivery methods that are ticked at the start. */
  readonly ticked: readonly string[];
  /** Names the draft. */
  readonly draft: string;
}

/**
 * The document as a plain HTML page with the same controls, labels, hints and fieldsets that the element shows, for
 * comparison. What is not asked is there with `hidden`. It takes its styles from `form.css` and its behaviour from
 * `static-form.js`, as a strict content policy wants.
 */
export function staticPage(document: GeneratedDocument, { ticked, draft }: StaticPageOptions): string {
  const [start, ...supplements] = document.sections as [GeneratedSection, ...GeneratedSection[]];
  const total = start.questions.find(({ id }) => id === IDS.total) as WrittenQuestion & {
    calculate: { sum: object[] };
  };
  const counted = (total.calculate.sum as { answer: string }[]).map(({ answer }) => answer);
  const form = `<form class="form" id="form" novalidate data-draft="${escape(draft)}" data-counted="${counted.join(' ')}">
${section(start, true, { ...document.optionLists, ticked })}
${supplements.map((one) => section(one, ticked.includes(methodOf(one)), document.optionLists)).join('\n')}
<div class="actions"><button type="submit" class="button">Continue</button></div>
</form>`;
  return pageAround(form, String(document['title']));
}

/** A page with the static side's styles and script around a form. */
export function pageAround(form: string, title: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${escape(title)}</title>
<link rel="stylesheet" href="form.css">
<script src="probe.js" defer></script>
<script src="static-form.js" type="module"></script>
</head>
<body>
<main class="host">
${form}
</main>
</body>
</html>
`;
}

function methodOf({ relevantWhen }: GeneratedSection): string {
  const [test] = Object.values(relevantWhen ?? {}) as { includes: string }[];
  return test?.includes ?? methodValues()[0] ?? '';
}

function section(
  { id, title, description, questions, relevantWhen }: GeneratedSection,
  shown: boolean,
  more: Parameters<typeof staticField>[1],
): string {
  const method = relevantWhen ? ` data-method="${methodOf({ relevantWhen } as GeneratedSection)}"` : '';
  return `<section class="section-block" aria-labelledby="section-${id}"${method}${shown ? '' : ' hidden'}>
<h3 class="section-heading" id="section-${id}" tabindex="-1"><span>${escape(title)}</span></h3>
<questionnaire-section>${description === undefined ? '' : `<p>${escape(description)}</p>`}
${questions.map((question) => staticField(question, more)).join('\n')}
</questionnaire-section></section>`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
