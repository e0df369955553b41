import { expect } from 'chai';
import { endVisits, Visit, words } from './visit.ts';
import allKinds from '../bundle/pages/all-kinds.json';

const controls = 'input, select, textarea, button';

/** The question that has the focus in it, innermost. */
const focused = (at: Visit) => at.focus?.closest('questionnaire-field')?.state.path;

describe('Every line of an error summary leads to where it can be put right', () => {
  let at: Visit;

  beforeEach(async () => {
    at = await Visit.begin({
      document: allKinds,
      context: { contextId: 'sample', organisationName: 'Sample School', signer: 'A. Sample' },
      attributes: { layout: 'single' },
    });
    // Rows and follow-ups have lines of their own.
    await at.choose('yesNoOne', 'Yes');
    await at.press('Add');
    const [row] = at.form.snapshot!.question('rowsOne').keys!;
    await at.type(`rowsOne/${row}/element`, 'Sample');
    await at.press('Check your answers');
  });
  afterEach(endVisits);

  it('to a control of that very question, with its label in view', async () => {
    const lines = [...at.root.querySelectorAll<HTMLAnchorElement>('#error-summary a')];
    expect(lines.length).to.be.greaterThan(20);
    const wrong: string[] = [];
    for (const line of lines) {
      line.click();
      await at.settled();
      const field = at.focus?.closest('questionnaire-field');
      if (!field || !at.focus!.matches(controls)) wrong.push(`${words(line)}: ${at.focus?.outerHTML.slice(0, 80)}`);
      else {
        const label = field.querySelector('.label') ?? field;
        const { top, bottom } = label.getBoundingClientRect();
        if (bottom < 0 || top > innerHeight) wrong.push(`${words(line)}: out of sight at ${top}`);
      }
    }
    expect(wrong).to.deep.equal([]);
  });

  it('in words that stand at the question, too', () => {
    const lines = [...at.root.querySelectorAll('#error-summary a')].map(words);
    expect(new Set(lines).size).to.equal(lines.length);
    const messages = [...at.root.querySelectorAll('.error')].map((one) => words(one).replace(/^Error:\s*/, ''));
    for (const line of lines) {
      expect(
        messages.some((message) => line.endsWith(message)),
        line,
      ).to.equal(true);
    }
  });

  it('to the very box of a date that has to be put right', async () => {
    const box = (part: string) => at.field('dateOne').querySelector<HTMLInputElement>(`input[data-part=${part}]`)!;
    for (const [part, text] of [
      ['month', '2'],
      ['day', '31'],
      ['year', '2026'],
    ] as const) {
      box(part).value = text;
      box(part).dispatchEvent(new Event('input', { bubbles: true }));
    }
    await at.settled();
    await at.press('Check your answers');
    const line = [...at.root.querySelectorAll<HTMLAnchorElement>('#error-summary a')].find((one) =>
      /real date/.test(words(one)),
    )!;
    line.click();
    await at.settled();
    expect(at.focus).to.equal(box('day'));
  });

  it('to the row and the column of a list', async () => {
    const line = [...at.root.querySelectorAll<HTMLAnchorElement>('#error-summary a')].find((one) =>
      /1 of 1/.test(words(one)),
    )!;
    line.click();
    await at.settled();
    expect(focused(at)).to.match(/^rowsOne\/r[0-9a-f]+\//);
  });
});
