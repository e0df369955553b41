import { expect } from 'chai';
import { endVisits, Visit, words } from './visit.ts';

const files = (id: string, label: string) => ({ id, kind: 'files', label, optional: true });
const document_ = {
  format: 1,
  id: 'room',
  edition: '2026',
  version: 1,
  title: 'Room for files',
  language: 'en',
  files: { maxPerQuestion: '100 kB', maxPerSubmission: '150 kB' },
  sections: [{ id: 'only', title: 'Only', questions: [files('one', 'Policy'), files('two', 'Plan')] }],
};

describe('How much room is left for files', () => {
  let at: Visit;
  beforeEach(async () => {
    at = await Visit.begin({ document: document_, context: { contextId: 'sample' } });
    await at.press('Start');
  });
  afterEach(endVisits);

  const room = (path: string) => words(at.field(path).querySelector('.file-room'));
  const meter = (path: string) => at.field(path).querySelector('meter');

  it('is told for the question and for the form as a whole', async () => {
    expect(room('one')).to.equal('Up to 100 kB in total. All files of this form together: up to 150 kB.');
    expect(meter('one')).to.equal(null);
    await at.attach('one', 'a.txt', 'x'.repeat(90_000));
    expect(room('one')).to.equal('90 kB of 100 kB used. All files of this form: 90 kB of 150 kB used.');
    expect([meter('one')!.value, meter('one')!.max]).to.deep.equal([90_000, 100_000]);
  });

  it('follows what is attached to another question, and removed from it', async () => {
    await at.attach('one', 'a.txt', 'x'.repeat(90_000));
    expect(room('two')).to.equal('Up to 100 kB in total. All files of this form: 90 kB of 150 kB used.');
    expect([meter('two')!.value, meter('two')!.max]).to.deep.equal([90_000, 150_000]);
    await at.press('Remove');
    expect(room('two')).to.equal('Up to 100 kB in total. All files of this form together: up to 150 kB.');
  });
});
