import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import ts from 'typescript';

const folder = join(import.meta.dirname, '../../src/elements');
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
const sources = new Map(files.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
const everything = [...sources.values()].join('\n');
const elements = ['questionnaire-form.ts', 'questionnaire-tasks.ts'].map((name) => parsed(name));

function parsed(name: string): ts.SourceFile {
  const text = sources.get(name) ?? assert.fail(`${name} is not there`);
  return ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
}

/** The names that the elements' doc comments explain with a tag, such as `@csspart page - …`. */
function documented(tag: string, within = elements): ReadonlySet<string> {
  const found = within.flatMap(({ text }) => [
    ...text.matchAll(new RegExp(`^ \\* @${tag} (?:\\{\\w+\\} )?(\\S+) - .{5,}$`, 'gm')),
  ]);
  return new Set(found.map(([, name = '']) => name));
}

/** Part names that stand in templates and options: written out, or in the expression that chooses one. */
function usedParts(): ReadonlySet<string> {
  const written = [...everything.matchAll(/\bpart="([^"]+)"|\bpart: '([^']+)'|\bpart = '([^']+)'|'part', '([^']+)'/g)];
  const chosen = [...everything.matchAll(/\bpart(?:=\$\{| = )([^}\n;]*\?[^}\n;]*)/g)];
  const names = [
    ...written.map(([, ...names]) => names.find((name) => name !== undefined) ?? ''),
    // After the question mark, so that what is compared with is no part.
    ...chosen.flatMap(([, choice = '']) =>
      [...choice.slice(choice.indexOf('?')).matchAll(/'([^']+)'/g)].map(([, name = '']) => name),
    ),
  ];
  return new Set(names.flatMap((name) => name.split(' ')));
}

function sameNames(used: ReadonlySet<string>, told: ReadonlySet<string>): void {
  assert.ok(used.size > 0);
  assert.deepEqual([...used].filter((name) => !told.has(name)).sort(), [], 'used, but not documented');
  assert.deepEqual([...told].filter((name) => !used.has(name)).sort(), [], 'documented, but not used');
}

describe('What a host may rely on is documented, and nothing else is', () => {
  test('parts', () => {
    const parts = usedParts();
    assert.ok(parts.has('page-heading') && parts.has('back') && parts.has('warning') && parts.has('question'));
    sameNames(parts, documented('csspart'));
  });

  test('custom properties', () => {
    const used = [...everything.matchAll(/var\(\s*(--questionnaire-[a-z-]+)/g)].map(([, name = '']) => name);
    sameNames(new Set(used), documented('cssprop'));
  });

  test('states', () => {
    const states: string[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isVariableDeclaration(node) && node.name.getText() === 'now' && node.initializer) {
        assert.ok(ts.isObjectLiteralExpression(node.initializer));
        states.push(...node.initializer.properties.map(({ name }) => name!.getText().replaceAll("'", '')));
      }
      ts.forEachChild(node, visit);
    };
    visit(parsed('form-states.ts'));
    sameNames(new Set(states), documented('cssstate'));
  });

  test('events, at the element that they come from or pass by', () => {
    const types = [...sources.get('public-events.ts')!.matchAll(/static readonly type = '([\w-]+)'/g)].map(
      ([, type = '']) => type,
    );
    sameNames(new Set(types), documented('fires'));
    for (const element of elements) {
      for (const type of documented('fires', [element])) {
        const name = type.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
        assert.match(element.text, new RegExp(`@fires \\{${name}Event\\} ${type} `), 'named by its class');
      }
    }
  });

  test('attributes, properties and methods', () => {
    let count = 0;
    for (const file of elements) {
      const [element] = file.statements.filter(ts.isClassDeclaration);
      assert.ok(element);
      for (const member of element.members) {
        const isOwn = member.name && ts.isIdentifier(member.name);
        const flags = ts.getCombinedModifierFlags(member);
        const isHidden =
          (flags & (ts.ModifierFlags.Protected | ts.ModifierFlags.Private | ts.ModifierFlags.Static)) !== 0;
        if (!isOwn || isHidden) continue;
        count += 1;
        const [comment] = ts.getJSDocCommentsAndTags(member);
        assert.ok(comment && comment.getText().length > 12, `${file.fileName}: ${member.name.getText()} says nothing`);
      }
    }
    assert.ok(count > 30);
  });
});
