import { css } from 'lit';

/** The look of the page: system colours, so that every scheme and forced colours hold. */
export const tryStyles = css`
  try-questionnaire {
    display: block;
    container-type: inline-size;
    font:
      1rem/1.5 system-ui,
      sans-serif;
    color: CanvasText;
    background: Canvas;
    --try-line: color-mix(in srgb, CanvasText 55%, Canvas);
    --try-soft: color-mix(in srgb, CanvasText 7%, Canvas);
  }
  .try {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1.5rem;
    padding: 1rem;
  }
  @container (min-width: 60rem) {
    .try {
      grid-template-columns: minmax(0, 5fr) minmax(0, 6fr);
    }
  }
  .try > header {
    grid-column: 1 / -1;
  }
  .try h1,
  .try > section > h2 {
    margin: 0 0 0.5rem;
    line-height: 1.25;
  }
  .try > section > h2 {
    font-size: 1.25rem;
  }
  .try-bar {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem 1rem;
    align-items: end;
    margin-block: 0.5rem;
  }
  .try-bar label {
    display: grid;
    grid-template-columns: minmax(0, auto);
    justify-items: start;
    min-width: 0;
    max-width: 100%;
  }
  .try :is(button, select, input, textarea):not(questionnaire-form *) {
    font: inherit;
    max-width: 100%;
    box-sizing: border-box;
    color: CanvasText;
    background: Canvas;
    border: 1px solid var(--try-line);
    border-radius: 0.25rem;
    padding: 0.4rem 0.7rem;
    min-height: 2.5rem;
  }
  .try :is(button, select, input, textarea, [tabindex]):focus-visible {
    outline: 3px solid Highlight;
    outline-offset: 2px;
  }
  .try button:disabled {
    color: GrayText;
    border-style: dashed;
  }
  .try-source {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    height: 32rem;
    max-height: 70vh;
    border: 1px solid var(--try-line);
    border-radius: 0.25rem;
    overflow: hidden;
  }
  .try-source > * {
    font:
      0.875rem/1.5 ui-monospace,
      monospace !important;
  }
  .try-source:focus-within {
    outline: 3px solid Highlight;
    outline-offset: 2px;
  }
  /* What is scrolled sideways leaves room for its bar, and so do the numbers. */
  .try-lines {
    overflow: hidden;
    white-space: pre;
    text-align: end;
    padding: 0.4rem 0.5rem 2rem;
    min-width: 3ch;
    color: color-mix(in srgb, CanvasText 70%, Canvas);
    background: var(--try-soft);
    border-inline-end: 1px solid var(--try-line);
    user-select: none;
  }
  .try #try-text.try-text {
    display: block;
    width: 100%;
    height: 100%;
    border: 0;
    border-radius: 0;
    outline: none;
    padding: 0.4rem 0.5rem;
    resize: none;
    white-space: pre;
    overflow: auto;
    tab-size: 2;
  }
  .try-dropping .try-source {
    outline: 3px dashed Highlight;
  }
  .try-problems {
    list-style: none;
    padding: 0;
    margin: 0.5rem 0;
    max-height: 24rem;
    overflow: auto;
  }
  .try-problems li {
    border-inline-start: 0.3rem solid var(--try-line);
    padding: 0.25rem 0 0.25rem 0.75rem;
    margin-block: 0.5rem;
    overflow-wrap: anywhere;
  }
  .try-problems .try-error {
    border-inline-start-color: light-dark(#b3261e, #ff8a80);
  }
  .try-problems .try-warning {
    border-inline-start-color: light-dark(#8a5a00, #ffca66);
  }
  .try-problems button {
    display: block;
    width: 100%;
    text-align: start;
    margin: 3px;
    width: calc(100% - 6px);
  }
  .try-problems span {
    display: block;
    margin-inline: 0.5rem;
  }
  .try-tabs {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem;
    border-bottom: 1px solid var(--try-line);
    padding-bottom: 0.5rem;
  }
  .try-tabs [aria-selected='true'] {
    border-width: 2px;
    border-color: CanvasText;
    font-weight: 700;
    background: var(--try-soft);
  }
  .try-panel {
    padding: 1rem 0.25rem;
    overflow-wrap: anywhere;
  }
  .try-panel pre {
    white-space: pre-wrap;
    background: var(--try-soft);
    padding: 1rem;
    margin: 0;
    font:
      0.875rem/1.5 ui-monospace,
      monospace;
  }
  .try-panel table {
    border-collapse: collapse;
    width: 100%;
  }
  .try-panel :is(th, td) {
    border: 1px solid var(--try-line);
    padding: 0.35rem 0.5rem;
    text-align: start;
    vertical-align: top;
  }
  .try-panel caption {
    text-align: start;
  }
  @container (max-width: 40rem) {
    .try-panel :is(table, caption, tbody, tr, th, td) {
      display: block;
    }
    .try-panel thead {
      position: absolute;
      clip-path: inset(50%);
    }
  }
`;
