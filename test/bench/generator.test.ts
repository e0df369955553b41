import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Question } from '../../src/questionnaire/compiled.ts';
import { loadQuestionnaire } from '../../src/questionnaire/load.ts';
import { openSession } from '../../src/engine/session.ts';
import { generateDocument, methodValues, METHODS } from './generate-document.ts';
import { middleText } from './measures.ts';
import { staticPage } from './static-page.ts';

function loaded(size: number) {
  const result = loadQuestionnaire(JSON.stringify(generateDocument(size)));
  assert.deepEqual(result.status === 'rejected' ? result.issues : [], []);
  assert.ok(result.status === 'ready');
  return result.questionnaire;
}

function opened(size: number, chosenMethods: readonly string[]) {
  return openSession(loaded(size), { context: { contextId: 'sample', chosenMethods }, today: '2026-05-28' });
}

/** How many inputs, lists and text areas a question has, whatever it has been answered. */
function controlsOf({ kind, detail, options, parts }: Question): number {
  const more = parts.reduce((sum, part) => sum + controlsOf(part), 0);
  const count = options?.all.length ?? 0;
  const own: Partial<Record<typeof kind, number>> = { yesNo: 2, date: 3, choices: count, calculated: 0 };
  return more + (own[kind] ?? (kind === 'choice' && detail.display !== 'select' ? count : 1));
}

for (const size of [100, 1000]) {
  test(`a generated questionnaire of ${size} questions loads without an issue and asks them all`, () => {
    const { snapshot } = opened(size, methodValues());
    const asked = snapshot.sections.flatMap(({ questions }) => questions.filter(({ id }) => snapshot.isRelevant(id)));
    assert.equal(asked.length, size + 2);
  });

  test(`each delivery method brings up a tenth of ${size} questions, in sections of 8 to 20`, () => {
    const before = opened(size, methodValues().slice(0, METHODS - 1)).snapshot.sections;
    const after = opened(size, methodValues()).snapshot.sections;
    const revealed = after.filter((section) => !before.some(({ id }) => id === section.id));
    const lengths = after.slice(1).map(({ questions }) => questions.length);
    assert.equal(
      revealed.reduce((sum, { questions }) => sum + questions.length, 0),
      size / METHODS,
    );
    assert.ok(
      Math.min(...lengths) >= 8 && Math.max(...lengths) <= 20,
      `${Math.min(...lengths)} to ${Math.max(...lengths)}`,
    );
  });

  test(`the static page of ${size} questions has every control that the questionnaire asks for`, () => {
    const html = staticPage(generateDocument(size), { ticked: methodValues(), draft: 'sample' });
    const questions = loaded(size).sections.flatMap((section) => section.questions);
    const wanted = questions.reduce((sum, question) => sum + controlsOf(question), 0);
    assert.equal(html.match(/<(input|select|textarea)\b/g)?.length, wanted);
    assert.equal(
      html.match(/data-kind=/g)?.length,
      questions.reduce((sum, { parts }) => sum + 1 + parts.length, 0),
    );
  });

  test(`the text question in the middle of ${size} is on the static page`, () => {
    const html = staticPage(generateDocument(size), { ticked: methodValues(), draft: 'sample' });
    assert.ok(html.includes(`id="q-${middleText(size)}-control"`));
  });
}

test('the same size gives the same document, another seed another one', () => {
  assert.deepEqual(generateDocument(100), generateDocument(100));
  assert.notDeepEqual(generateDocument(100), generateDocument(100, 2));
});

test('only the ticked delivery methods show their part of the static page', () => {
  const html = staticPage(generateDocument(100), { ticked: ['method1', 'method3'], draft: 'sample' });
  const shown = [...html.matchAll(/<section[^>]*data-method="(\w+)"(?![^>]*hidden)/g)].map(([, method]) => method);
  assert.deepEqual([...new Set(shown)], ['method1', 'method3']);
  assert.equal(html.match(/value="method\d+" checked/g)?.length, 2);
});
