/** Content that is HTML already. */
export interface Html {
  readonly html: string;
}

type Filling = string | number | Html | readonly Html[];

/** HTML with everything in it escaped that is not HTML itself. */
export function html(parts: TemplateStringsArray, ...filled: readonly Filling[]): Html {
  return { html: parts.reduce((text, part, i) => `${text}${htmlOf(filled[i - 1]!)}${part}`) };
}

/** Nothing at all. */
export const nothing: Html = { html: '' };

/** A whole page that needs no other file and prints well; it runs no script but those in `body`. */
export function htmlPage(title: string, body: Html, language = 'en'): string {
  const page = html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <style>
          ${{ html: STYLE }}
        </style>
      </head>
      <body>
        <main>${body}</main>
      </body>
    </html> `;
  return page.html;
}

const STYLE = `
:root { color-scheme: light dark; --line: #767676; --soft: #f2f2f2; --quiet: #4d4d4d; }
@media (prefers-color-scheme: dark) { :root { --line: #8c8c8c; --soft: #2b2b2b; --quiet: #c4c4c4; } }
html { background: Canvas; color: CanvasText; }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0; padding: 1.5rem; }
main { max-width: 70rem; margin: 0 auto; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .5rem; }
h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; }
caption { text-align: start; color: var(--quiet); padding-bottom: .25rem; }
th, td { border: 1px solid var(--line); padding: .4rem .6rem; text-align: start; vertical-align: top; overflow-wrap: anywhere; }
thead th { background: var(--soft); }
tbody th { font-weight: 600; }
code { font-size: .875em; font-weight: 400; color: var(--quiet); }
ul { margin: .25rem 0; padding-inline-start: 1.25rem; }
.note, .hint { color: var(--quiet); }
.warning { border-inline-start: .3rem solid; padding-inline-start: .75rem; font-weight: 600; }
@media (max-width: 40rem) {
  body { padding: 1rem; }
  table, caption, tbody, tr, th, td { display: block; }
  thead { position: absolute; clip-path: inset(50%); }
  tr { margin-bottom: 1rem; border: 1px solid var(--line); }
  th, td { border: 0; }
}
@media print {
  body { padding: 0; font-size: 10pt; }
  tr { break-inside: avoid; }
  h2 { break-after: avoid; }
}
`;

function htmlOf(filling: Filling): string {
  if (typeof filling === 'string') return filling.replace(/[&<>"']/g, (sign) => ENTITIES[sign]!);
  if (typeof filling === 'number') return `${filling}`;
  return 'html' in filling ? filling.html : filling.map((one) => one.html).join('\n');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
