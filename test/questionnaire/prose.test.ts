import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  badLinksOf,
  type Block,
  hasLoneBrace,
  type Inline,
  isLinkTarget,
  parseInline,
  parseProse,
  placeholdersOf,
} from '../../src/questionnaire/prose.ts';

const text = (words: string): Inline => ({ type: 'text', text: words });
const paragraph = (...content: Inline[]): Block => ({ type: 'paragraph', content });

/** All that is shown of some wording, in order. */
function shown(content: readonly Inline[]): string {
  return content
    .map((part) =>
      part.type === 'text' ? part.text : part.type === 'placeholder' ? `{${part.name}}` : shown(part.content),
    )
    .join('');
}

function allInlines(content: readonly Inline[]): readonly Inline[] {
  return content.flatMap((part) => [part, ...('content' in part ? allInlines(part.content) : [])]);
}

const inlinesOf = (blocks: readonly Block[]) =>
  allInlines(blocks.flatMap((block) => (block.type === 'list' ? block.items.flat() : block.content)));

// Made of the marks themselves, so that they meet in every way.
const marked = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '**',
        '*',
        '[',
        ']',
        '(',
        ')',
        '](',
        '{',
        '}',
        '{{',
        '}}',
        '\\',
        '\n',
        '\n\n',
        '- ',
        '1. ',
        ' ',
        '<b>',
      ),
      fc.constantFrom(
        'word',
        'https://a.example/',
        'javascript:alert(1)',
        'context.name',
        '//a',
        '&lt;',
        '\r\n',
        '\u2028',
      ),
      fc.string(),
    ),
    { maxLength: 25 },
  )
  .map((parts) => parts.join(''));

describe('the wording of a document', () => {
  it('is plain text wherever it has no marks', () => {
    const plain = fc.string({ unit: 'grapheme' }).map((words) => words.replace(/[*[\]{}\\\r\n]/g, ''));
    fc.assert(
      fc.property(plain, (words) => {
        fc.pre(words.trim() !== '' && !/^ {0,3}- /.test(words));
        assert.deepEqual(parseProse(words), [paragraph(text(words))]);
        assert.deepEqual(parseInline(words), [text(words)]);
      }),
      { numRuns: 500 },
    );
  });

  it('never means HTML', () => {
    const html = '<b onclick="x()">bold</b> &amp; <script>alert(1)</script>';
    assert.deepEqual(parseProse(html), [paragraph(text(html))]);
  });

  it('can always be read, and never leads to where a link may not', () => {
    fc.assert(
      fc.property(marked, (words) => {
        for (const part of [...inlinesOf(parseProse(words)), ...allInlines(parseInline(words))]) {
          if (part.type === 'link') assert.ok(isLinkTarget(part.href), part.href);
          if (part.type === 'placeholder') assert.ok(placeholdersOf(words).includes(part.name));
          if (part.type === 'text') assert.notEqual(part.text, '');
        }
        badLinksOf(words);
        hasLoneBrace(words);
      }),
      { numRuns: 3000 },
    );
  });

  it('loses nothing but its marks', () => {
    fc.assert(
      fc.property(marked, (words) => {
        const letters = (all: string) => all.replace(/[^a-z0-9]/gi, '');
        const links = allInlines(parseInline(words)).flatMap((part) => (part.type === 'link' ? [part.href] : []));
        const all = letters(shown(parseInline(words))) + links.map(letters).join('');
        assert.deepEqual([...all].sort(), [...letters(words)].sort());
      }),
      { numRuns: 1000 },
    );
  });

  it('has paragraphs, parted by empty lines', () => {
    assert.deepEqual(parseProse('One\nstill one\n \nTwo\r\n\r\n\r\nThree\n'), [
      paragraph(text('One\nstill one')),
      paragraph(text('Two')),
      paragraph(text('Three')),
    ]);
  });

  it('has lists, whose items may go on indented', () => {
    assert.deepEqual(parseProse('Bring:\n- a **pen**\n- paper,\n  lined\nThanks.'), [
      paragraph(text('Bring:')),
      {
        type: 'list',
        ordered: false,
        items: [[text('a '), { type: 'bold', content: [text('pen')] }], [text('paper,\nlined')]],
      },
      paragraph(text('Thanks.')),
    ]);
    assert.deepEqual(parseProse('1. First\n2. Second'), [
      { type: 'list', ordered: true, items: [[text('First')], [text('Second')]] },
    ]);
  });

  it('is no list because a sentence begins with a number', () => {
    assert.deepEqual(parseProse('1. March is the date.'), [paragraph(text('1. March is the date.'))]);
    assert.deepEqual(parseProse('-5 is below zero'), [paragraph(text('-5 is below zero'))]);
  });

  it('has bold words and links, one in the other', () => {
    assert.deepEqual(parseInline('See **[our _help_](/help)** or [**write** us](mailto:a@example.org)!'), [
      text('See '),
      { type: 'bold', content: [{ type: 'link', href: '/help', content: [text('our _help_')] }] },
      text(' or '),
      {
        type: 'link',
        href: 'mailto:a@example.org',
        content: [{ type: 'bold', content: [text('write')] }, text(' us')],
      },
      text('!'),
    ]);
  });

  it('keeps stars that mark nothing', () => {
    for (const words of ['5 * 3 ** 2', '**', '** not bold **', '**open', '2 ** 3 ** 4']) {
      assert.deepEqual(parseInline(words), [text(words)]);
    }
    assert.deepEqual(parseInline('\\*\\*not bold\\*\\* \\[x](/y)'), [text('**not bold** [x](/y)')]);
  });

  it('shows what is filled in where it belongs, and braces where they are doubled', () => {
    assert.deepEqual(parseInline('For {context.name}: {{x}}'), [
      text('For '),
      { type: 'placeholder', name: 'context.name' },
      text(': {x}'),
    ]);
    assert.deepEqual(placeholdersOf('{{a}} {b} **{c}** [{d}](/x) { e} {}'), ['b', 'c', 'd']);
  });

  it('tells braces that mark nothing', () => {
    for (const words of ['{open', 'close}', '{', '{}', '{ x}', '{{{']) assert.equal(hasLoneBrace(words), true, words);
    for (const words of ['{a}', '{{a}}', '{{{a}}}', 'none']) assert.equal(hasLoneBrace(words), false, words);
  });

  it('leads to the web, to mail, to telephones and to the same site', () => {
    for (const href of [
      'https://a.example',
      'http://a.example/x?y=z#w',
      'HTTPS://A.EXAMPLE',
      'mailto:a@example.org',
      'tel:+15550100',
      '/help',
      '/',
    ]) {
      assert.equal(isLinkTarget(href), true, href);
    }
  });

  it('leads nowhere else', () => {
    for (const href of [
      '',
      'javascript:alert(1)',
      'JaVaScRiPt:alert(1)',
      ' javascript:x',
      'java\nscript:x',
      'data:text/html,x',
      'vbscript:x',
      'file:///etc',
      'blob:x',
      '//evil.example',
      '/\\evil.example',
      '\\\\evil.example',
      'https:evil.example',
      'https://',
      'https:///x',
      'mailto:',
      'tel:',
      'help',
      '#here',
      'https://a.example/{context.id}',
      'https://a.example\\@evil.example',
    ]) {
      assert.equal(isLinkTarget(href), false, href);
    }
  });

  it('tells links that lead nowhere, and shows them as text', () => {
    const words = 'A [bad](javascript:alert(1)) and **[worse]()** link';
    assert.deepEqual(badLinksOf(words), ['javascript:alert(1)', '']);
    assert.equal(
      allInlines(parseInline(words)).some(({ type }) => type === 'link'),
      false,
    );
    assert.deepEqual(badLinksOf('[good](https://a.example/x_(y)) [also](/z)'), []);
  });

  for (const mark of ['**a ', '[', '[a](', '{', '{a', '**a* ', '\n', ' \n', '- \n', '[a](x', '](', '\\', '(']) {
    it(`is read in no time however often ${JSON.stringify(mark)} stands in it`, () => {
      const words = mark.repeat(100_000);
      const began = process.cpuUsage();
      parseProse(words);
      badLinksOf(words);
      hasLoneBrace(words);
      placeholdersOf(words);
      assert.ok(process.cpuUsage(began).user < 2_000_000);
    });
  }
});
