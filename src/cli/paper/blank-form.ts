import { html, type Html } from '../html-page.ts';

/** What a questionnaire on paper is made of. */
export interface Paper {
  /** The text of the document. */
  readonly document: string;
  /** The host's facts, as the document declares them. */
  readonly context: Readonly<Record<string, unknown>>;
  /** `YYYY-MM-DD` */
  readonly today: string;
  /** Language tag to read in; the document's own by default. */
  readonly locale?: string | undefined;
  /** The text of the script-tag file. */
  readonly widget: string;
}

/** The blank questionnaire as the widget itself shows it, with the script in the page: one file, nothing to fetch. */
export function blankForm({ document, context, today, locale, widget }: Paper): Html {
  const given = JSON.stringify({ questionnaire: document, context, today, ...(locale !== undefined && { locale }) });
  const facts = given.replaceAll('<', '\\u003c');
  return html`<questionnaire-form mode="print-blank" draft="none"></questionnaire-form>
    <script>
      ${{ html: inScript(widget) }};
    </script>
    <script>
      Object.assign(document.querySelector('questionnaire-form'), ${{ html: facts }});
    </script>`;
}

/** Code that may stand in a `script` element: no text in it ends the element or begins a comment. */
function inScript(code: string): string {
  return code.replaceAll(/<(?=\/?script|!--)/gi, '\\x3c');
}
