import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { describe, test } from 'node:test';
import { breaches, type Sources } from './layers.ts';

const src = join(import.meta.dirname, '../src');

function readSources(): Sources {
  const paths = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .map((path) => path.split(sep).join('/'))
    .filter((path) => path.endsWith('.ts') && !path.startsWith('questionnaire/generated/'));
  return new Map(paths.map((path) => [path, readFileSync(join(src, path), 'utf8')]));
}

test('the sources keep the laws of the house', () => {
  assert.deepEqual(breaches(readSources()), []);
});

describe('the checker catches', () => {
  const planted: Record<string, { path: string; text: string; expect: RegExp }> = {
    'an import against the arrows': {
      path: 'questionnaire/load.ts',
      text: `import { openSession } from '../engine/session.ts';`,
      expect: /questionnaire\/load\.ts: imports engine\/session\.ts, against the arrows/,
    },
    'a type import against the arrows': {
      path: 'engine/session.ts',
      text: `import type { Draft } from '../drafts/draft.ts';`,
      expect: /against the arrows/,
    },
    'a type named by import() against the arrows': {
      path: 'engine/session.ts',
      text: `export type Draft = import('../drafts/draft.ts').Draft;`,
      expect: /against the arrows/,
    },
    'a re-export against the arrows': {
      path: 'drafts/draft.ts',
      text: `export * from '../elements/events.ts';`,
      expect: /against the arrows/,
    },
    'a dynamic import against the arrows': {
      path: 'drafts/draft.ts',
      text: `export const later = () => import('../elements/events.ts');`,
      expect: /against the arrows/,
    },
    'a wing that imports the door': {
      path: 'elements/section.ts',
      text: `import '../define.ts';`,
      expect: /against the arrows/,
    },
    'a command that reaches into the drafts': {
      path: 'cli/diff.ts',
      text: `import { open } from '../drafts/draft-store.ts';`,
      expect: /against the arrows/,
    },
    'an import from outside src': {
      path: 'engine/session.ts',
      text: `import '../../schemas/questionnaire.schema.json';`,
      expect: /outside src/,
    },
    'a folder that is no wing': { path: 'tools/x.ts', text: '', expect: /lies in no wing/ },
    'lit outside the elements': {
      path: 'engine/session.ts',
      text: `import { html } from 'lit/static-html.js';`,
      expect: /imports lit\/static-html\.js, which belongs in elements/,
    },
    'lit under its other names': {
      path: 'drafts/draft.ts',
      text: `import type { ReactiveController } from '@lit/reactive-element';`,
      expect: /belongs in elements/,
    },
    'storage outside its file': {
      path: 'drafts/autosave.ts',
      text: `import { set } from 'idb-keyval';`,
      expect: /belongs in drafts\/draft-store\.ts/,
    },
    'ajv anywhere': {
      path: 'questionnaire/check.ts',
      text: `import Ajv from 'ajv/dist/2020.js';`,
      expect: /which no source file may import/,
    },
    'json-schema-to-ts outside the types': {
      path: 'questionnaire/check.ts',
      text: `import type { FromSchema } from 'json-schema-to-ts';`,
      expect: /belongs in questionnaire\/types\.ts/,
    },
    'Node in what a browser loads': {
      path: 'engine/session.ts',
      text: `import { readFileSync } from 'node:fs';`,
      expect: /belongs in cli/,
    },
    'the page’s document': {
      path: 'engine/session.ts',
      text: `\nexport const language = () => document.documentElement.lang;`,
      expect: /engine\/session\.ts:2: names document/,
    },
    'a global by way of globalThis': {
      path: 'drafts/autosave.ts',
      text: `export const here = globalThis.window;`,
      expect: /names window/,
    },
    'an element as a type': {
      path: 'drafts/autosave.ts',
      text: `export function watch(host: HTMLElement) { return host; }`,
      expect: /names HTMLElement/,
    },
    'registration outside define': {
      path: 'entry/element.ts',
      text: `customElements.define('x-y', class {});`,
      expect: /names customElements/,
    },
    'the database outside its file': {
      path: 'elements/draft-status.ts',
      text: `export const has = () => typeof indexedDB !== 'undefined';`,
      expect: /names indexedDB/,
    },
    'an empty name for a file': { path: 'engine/date-utils.ts', text: '', expect: /"utils" says nothing/ },
    'an empty name for a folder': { path: 'elements/common/box.ts', text: '', expect: /"common" says nothing/ },
    'a barrel in a wing': { path: 'engine/index.ts', text: '', expect: /is a barrel/ },
    'an import without its extension': {
      path: 'engine/session.ts',
      text: `import { answer } from './answer';`,
      expect: /has no extension/,
    },
  };
  for (const [what, { path, text, expect }] of Object.entries(planted)) {
    test(what, () => assert.match(breaches(new Map([[path, text]])).join('\n'), expect));
  }

  test('a cycle of files, even of types only', () => {
    const sources = new Map([
      ['engine/a.ts', `import type { B } from './b.ts'; export type A = B;`],
      ['engine/b.ts', `export type { C as B } from './c.ts';`],
      ['engine/c.ts', `export type C = import('./a.ts').A;`],
    ]);
    assert.deepEqual(breaches(sources), [
      'engine/a.ts: imports itself through engine/b.ts -> engine/c.ts -> engine/a.ts',
    ]);
  });
});

test('the checker lets pass what the laws allow', () => {
  const sources = new Map([
    [
      'questionnaire/load.ts',
      `import { parseTree } from 'jsonc-parser';
       import { document } from './document.ts';
       // A questionnaire is a document too; only the page's is off limits. window, indexedDB
       export const sections = (text: string) => [document.sections, parseTree(text), { window: 'document' }];`,
    ],
    ['questionnaire/document.ts', `export const document = { sections: [] };`],
    ['questionnaire/types.ts', `import type { FromSchema } from 'json-schema-to-ts';`],
    ['engine/session.ts', `export function open(document: { window: string }) { return document.window; }`],
    ['drafts/draft-store.ts', `import { get } from 'idb-keyval'; export const has = () => [get, indexedDB];`],
    ['elements/section.ts', `import { html } from 'lit'; export const box = () => [html, document, window];`],
    ['cli/carry.ts', `import '../drafts/carry-over.ts'; import 'node:fs'; import '../engine/session.ts';`],
    ['define.ts', `import './elements/section.ts'; customElements.get('x-y');`],
    ['entry/engine.ts', `export { open } from '../engine/session.ts';`],
  ]);
  assert.deepEqual(breaches(sources), []);
});
