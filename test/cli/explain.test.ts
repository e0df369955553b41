import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { runOn } from './files-in-memory.ts';

const document = {
  format: 1,
  id: 'sample',
  edition: '2026',
  version: 1,
  title: 'Sample',
  language: 'en',
  context: { ends: { kind: 'date', default: '2026-06-01' } },
  conditions: { isLate: { today: { after: { context: 'ends' } } } },
  sections: [
    {
      id: 'first',
      title: 'First',
      questions: [
        {
          id: 'methods',
          kind: 'choices',
          label: 'Which methods?',
          options: [
            { value: 'live', label: 'Live' },
            { value: 'nano', label: 'Nano' },
          ],
        },
        { id: 'lateNotice', kind: 'notice', label: 'Late', text: 'You are late.', relevantWhen: 'isLate' },
      ],
    },
    {
      id: 'nano',
      title: 'Nano supplement',
      relevantWhen: { methods: { includes: 'nano' } },
      questions: [
        {
          id: 'tested',
          kind: 'yesNo',
          label: 'Are they tested?',
          explain: { on: 'no', label: 'Why not?', optional: true },
        },
        { id: 'never', kind: 'text', label: 'Never', relevantWhen: { all: [{ tested: 'yes' }, { tested: 'no' }] } },
        { id: 'since', kind: 'date', label: 'Since when?', optional: true, requiredWhen: { tested: 'yes' } },
        {
          id: 'tests',
          kind: 'rows',
          label: 'Tests',
          optional: true,
          columns: [
            { id: 'name', kind: 'text', label: 'Name' },
            { id: 'why', kind: 'text', label: 'Why?', relevantWhen: { name: 'Other' } },
          ],
        },
      ],
    },
  ],
};

const files = { 'sample.json': JSON.stringify(document) };
const explain = (...args: readonly string[]) =>
  runOn(files, 'explain', 'sample.json', ...args, '--today', '2026-05-28');

const setting = 'on May 28, 2026 with the facts of “sample”';

describe('questionnaire explain', () => {
  it('tells the chain from the section down to a part, and on to what that depends on', async () => {
    const { code, out } = await explain('tested/explanation');
    assert.equal(code, 0);
    assert.equal(
      out,
      `What decides:
  The section “Nano supplement” (nano): shown when “Which methods?” includes “Nano”
  “Are they tested?” (tested): shown with “Nano supplement”
  The explanation of “Are they tested?” (tested/explanation): shown when “Are they tested?” is “No”
  The section “First” (first): always shown
  “Which methods?” (methods): always shown
It may stay blank.
The fewest answers that show it, ${setting}:
  “Which methods?”: “Nano”
  “Are they tested?”: “No”
`,
    );
  });

  it('tells when a question has to be answered', async () => {
    assert.match((await explain('since')).out, /^It has to be answered when “Are they tested\?” is “Yes”\.$/m);
  });

  it('tells of a column what has to stand in its row', async () => {
    const { out } = await explain('tests/why');
    assert.match(out, /“Why\?” in “Tests” \(tests\/\*\/why\): shown when “Name” in “Tests” is “Other”/);
    assert.match(out, / {2}“Which methods\?”: “Nano”\n {2}“Name” in “Tests”: “Other”\n/);
  });

  it('tells of a section', async () => {
    const { out } = await explain('nano');
    assert.match(out, /^The fewest answers that show it, .*:\n {2}“Which methods\?”: “Nano”\n$/m);
  });

  it('tells of a day that is not today', async () => {
    const { out } = await explain('lateNotice');
    assert.match(out, /shown when today is after the fact “ends”/);
    assert.match(out, /It is shown before anything is answered, on June 2, 2026/);
  });

  it('says of what is always shown that nothing decides', async () => {
    const { out } = await explain('methods');
    assert.match(out, /^Nothing decides, it is always shown:\n/);
  });

  it('says that no answers show it, and ends with 1', async () => {
    const { code, out } = await explain('never');
    assert.equal(code, 1);
    assert.match(out, /No answers show it: every answer that could matter was tried\.\n$/);
  });

  it('asks whether another id was meant', async () => {
    const { code, note } = await explain('sinse');
    assert.equal(code, 2);
    assert.match(note, /There is no question "sinse"\. Did you mean "since"\?/);
  });

  it('gives other programs the chain as JSON', async () => {
    const { out } = await explain('nano', '--format', 'json');
    const { steps } = JSON.parse(out) as { steps: { id: string }[] };
    assert.deepEqual(
      steps.map(({ id }) => id),
      ['nano', 'first', 'methods'],
    );
  });
});
