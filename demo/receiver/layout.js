// The frame of the pages that are made here. What is put into `html` is escaped by it.
import { html } from 'hono/html';

/**
 * @param {string} title
 * @param {unknown} body
 */
export function layout(title, body) {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title} – Sample Association</title>
        <link rel="stylesheet" href="/demo.css" />
      </head>
      <body>
        <header class="masthead"><p class="name">Sample Association</p></header>
        <main>
          <h1>${title}</h1>
          ${body}
        </main>
      </body>
    </html>`;
}
