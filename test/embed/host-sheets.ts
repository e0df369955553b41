/**
 * What style sheets of host pages do to everything around, by whose habit it is. The first five are nasty on purpose; the
 * others do in our words what reset sheets, component kits and themes of content systems do to plain elements.
 */
export const hostSheets: Readonly<Record<string, string>> = {
  'everything unset, and important': '* { all: unset !important; }',
  'a small root': 'html { font-size: 62.5%; } body { font-size: 1.6rem; line-height: 1.1; }',
  'right to left': 'html, body { direction: rtl; text-align: right; unicode-bidi: plaintext; }',
  'spaced and shouting':
    '* { letter-spacing: 0.2em !important; word-spacing: 0.4em !important; line-height: 2.6 !important; ' +
    'text-transform: uppercase !important; text-indent: 2em !important; word-break: break-all !important; }',
  'every element in its own way': `
    * { vertical-align: super !important; font: italic 700 9px/1 cursive !important; color: red !important;
      text-align: center !important; white-space: pre !important; box-sizing: content-box !important; }
    ::before, ::after { content: '!' !important; }`,
  'a reset sheet': `
    *, ::before, ::after { margin: 0; padding: 0; border: 0 solid; box-sizing: border-box; font: inherit; }
    ol, ul, menu { list-style: none; } a { color: inherit; text-decoration: inherit; }
    button, input, select, textarea { appearance: none; background: transparent; color: inherit; border-radius: 0; }
    table { border-collapse: collapse; border-spacing: 0; } img, svg { display: block; max-width: 100%; }`,
  'a component kit': `
    body { font: 400 14px/1.43 sans-serif; color: #777; -webkit-font-smoothing: antialiased; hyphens: auto; }
    label { display: inline-block; margin-bottom: 5px; font-weight: 700; } fieldset { min-width: 0; margin: 0; }
    legend { display: block; width: 100%; border-bottom: 1px solid #e5e5e5; font-size: 21px; }
    input, textarea, select { width: 100%; height: 34px; padding: 6px 12px; box-shadow: inset 0 1px 1px #0001; }
    .button, .panel, .page, .root, .error, .hint, .row { float: left; padding: 15px; opacity: 0.65; width: 25%; }
    [hidden] { display: block !important; } .link { pointer-events: none; }`,
  'a block theme': `
    :where(body) { --wp--preset--spacing--40: 1.5rem; font-size: clamp(1rem, 4vw, 1.4rem); text-wrap: pretty; }
    h1, h2, h3 { font-weight: 300; letter-spacing: -0.02em; text-transform: uppercase; }
    input:not([type='submit']), textarea { border: 3px solid #28303d; background: #d1e4dd; font-size: 1.125rem; }
    #content > * { max-width: 610px; margin-inline: auto !important; }
    #content > * + *, main questionnaire-form > * { margin-block-start: 30px !important; }`,
  'an association theme of long ago': `
    body { font: 11px/13px Verdana; text-align: center; color: #333; font-variant: small-caps; text-shadow: 1px 1px #ccc; }
    p { margin: 0 0 2em !important; text-indent: 3em !important; } ul { list-style: none; } a { color: #fff !important; }
    td, th { padding: 0; font-size: 10px; } * { zoom: 1; } form { display: inline; } button { overflow: visible; }
    body { border-collapse: collapse; caption-side: bottom; quotes: none; cursor: crosshair; user-select: none; }`,
  'a page builder': `
    #main * { color: #999 !important; font-size: 18px !important; line-height: 1.9em !important; font-weight: 200 !important; }
    #main p, #main li { padding-bottom: 1em !important; -webkit-text-fill-color: #aaa; }
    #main { text-rendering: optimizeSpeed; font-stretch: condensed; text-align: justify; tab-size: 8; }
    #main button { transform: scale(0.8); min-height: 12px !important; } * { transition: all 2s !important; }`,
};
