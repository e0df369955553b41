import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { FieldHost } from './field-host.ts';
import { faults } from './field-suite.ts';

const ways = [
  { value: 'live', label: 'Group live', hint: 'In one room.' },
  { value: 'net', label: 'Group internet based' },
  { value: 'own', label: 'Another way', other: true },
];
const waysOrNone = [...ways, { value: 'none', label: 'None of these', exclusive: true }];

describe('a respondent chooses', () => {
  let host: FieldHost;
  afterEach(() => host.close());
  const stored = (path = 'asked') => host.session.snapshot.question(path).stored;
  const open = async (question: object, more: Parameters<typeof FieldHost.open>[1] = {}) =>
    (host = await FieldHost.open([{ id: 'asked', label: 'Which?', ...question }], more));

  it('with the arrow keys among radio buttons, after one Tab', async () => {
    await open({ kind: 'choice', options: ways });
    host.get('asked').focus();
    await sendKeys({ press: 'Space' });
    await sendKeys({ press: 'ArrowDown' });
    await host.settled();
    expect(stored()).to.equal('net');
    expect(host.focused).to.equal(host.get('asked', 'control-1'));
    expect(host.answers.length).to.equal(2);
  });

  it('by clicking anywhere on the row of an option', async () => {
    await open({ kind: 'choice', options: ways });
    const row = host.get('asked', 'control-1').closest<HTMLElement>('.option')!;
    const { right, top } = row.getBoundingClientRect();
    (host.root.elementFromPoint(right - 4, top + 8) as HTMLElement).click();
    await host.settled();
    expect(stored()).to.equal('net');
  });

  it('"another way", says which in the box below it, and finds the words again after a change of mind', async () => {
    await open({ kind: 'choice', options: ways });
    expect(host.find('asked/other')).to.equal(null);
    await host.click(host.get('asked', 'control-2'));
    await host.fill(host.get('asked/other'), 'By post');
    expect(host.session.snapshot.answer('asked/other')).to.equal('By post');
    await host.click(host.get('asked'));
    expect(host.find('asked/other')).to.equal(null);
    await host.click(host.get('asked', 'control-2'));
    expect(host.get('asked/other').value).to.equal('By post');
    expect(await faults(host)).to.deep.equal([]);
  });

  it('several, and "none of these" clears the rest, and the other way round', async () => {
    await open({ kind: 'choices', options: waysOrNone });
    await host.click(host.get('asked', 'control-1'));
    await host.click(host.get('asked'));
    expect(stored()).to.deep.equal(['live', 'net']);
    await host.click(host.get('asked', 'control-3'));
    expect(stored()).to.deep.equal(['none']);
    expect(host.get('asked').checked).to.equal(false);
    await host.click(host.get('asked'));
    expect(stored()).to.deep.equal(['live']);
    await host.click(host.get('asked'));
    expect(host.session.snapshot.question('asked').blank).to.equal(true);
  });

  it('two boxes before the page could render, and both count', async () => {
    await open({ kind: 'choices', options: waysOrNone });
    host.get('asked').click();
    host.get('asked', 'control-1').click();
    await host.settled();
    expect(stored()).to.deep.equal(['live', 'net']);
  });

  it('from a drop-down list, which begins with no choice', async () => {
    await open({ kind: 'choice', display: 'select', options: ways });
    const list = host.get<HTMLSelectElement>('asked');
    expect(list.value).to.equal('');
    list.focus();
    await sendKeys({ press: 'ArrowDown' });
    await host.settled();
    expect(stored()).to.equal('live');
    list.value = '';
    list.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await host.settled();
    expect(host.session.snapshot.question('asked').blank).to.equal(true);
    expect(await faults(host)).to.deep.equal([]);
  });

  for (const display of ['radios', 'select']) {
    it(`and the option is withdrawn: it stays, marked as no longer offered (${display})`, async () => {
      await open({ kind: 'choice', display, options: ways }, { session: { record: kept('live') } });
      const before = host.get<HTMLElement>('asked', 'question').textContent ?? '';
      expect(before).to.not.contain('(no longer offered)');
      host.close();
      await open({ kind: 'choice', display, options: ways.slice(1) }, { session: { record: kept('live') } });
      const whole = host.get<HTMLElement>('asked', 'question');
      expect(whole.textContent).to.contain('(no longer offered)');
      const chosen = whole.querySelector<HTMLInputElement>('input:checked, option:checked')!;
      expect(chosen.value).to.equal('live');
      await host.continue();
      expect(whole.textContent).to.contain('This option is no longer offered.');
      expect(await faults(host)).to.deep.equal([]);
    });
  }

  it('and takes an optional answer back, with the focus kept in the question', async () => {
    await open({ kind: 'choice', options: ways, optional: true });
    expect(host.root.querySelector('button')).to.equal(null);
    await host.click(host.get('asked', 'control-1'));
    await host.click(host.root.querySelector('button')!);
    expect(host.session.snapshot.question('asked').blank).to.equal(true);
    expect(host.focused).to.equal(host.get('asked'));
    expect(host.get('asked', 'control-1').checked).to.equal(false);
    expect(host.said).to.deep.equal(['Your answer was cleared.']);
  });

  it('with hints of options read out with them', async () => {
    await open({ kind: 'choice', options: ways });
    expect(host.description(host.get('asked'))).to.equal('In one room.');
    expect(host.name(host.get('asked'))).to.equal('Group live');
  });
});

describe('yes or no', () => {
  let host: FieldHost;
  afterEach(() => host.close());
  const question = {
    id: 'asked',
    kind: 'yesNo',
    label: 'Has the mission changed?',
    explain: { on: 'yes', label: 'What changed?', files: { label: 'Documents', optional: true } },
  };

  it('asks for more after the radio buttons, in a group of its own, and says so once', async () => {
    host = await FieldHost.open([question]);
    await host.click(host.get('asked'));
    const radios = host.get('asked').closest('fieldset')!;
    const group = host.get('asked/explanation').closest('fieldset')!;
    expect(radios.contains(group)).to.equal(false);
    expect(radios.compareDocumentPosition(group) & Node.DOCUMENT_POSITION_FOLLOWING).to.be.above(0);
    expect(host.name(group)).to.equal('Because you answered “Yes” Has the mission changed?');
    expect(host.said).to.deep.equal(['2 more questions below.']);
    expect(host.focused).to.equal(host.get('asked'));
    expect(host.root.querySelector('[aria-expanded]')).to.equal(null);
  });

  it('says nothing when a draft brings the answer', async () => {
    host = await FieldHost.open([question]);
    host.session.answer('asked', 'yes');
    await host.settled();
    expect(host.get('asked/explanation')).to.be.instanceOf(HTMLTextAreaElement);
    expect(host.said).to.deep.equal([]);
  });

  it('takes the questions away on no, and brings the words back on yes', async () => {
    host = await FieldHost.open([question]);
    await host.click(host.get('asked'));
    await host.fill(host.get('asked/explanation'), 'A new aim.');
    await host.click(host.get('asked', 'control-1'));
    expect(host.find('asked/explanation')).to.equal(null);
    expect(host.session.snapshot.answer('asked')).to.deep.equal({ answer: 'no' });
    await host.click(host.get('asked'));
    expect(host.get('asked/explanation').value).to.equal('A new aim.');
    expect(await faults(host)).to.deep.equal([]);
  });

  it('tells the file buttons of two questions apart by name', async () => {
    host = await FieldHost.open([question, { ...question, id: 'next', label: 'Has the name changed?' }]);
    await host.click(host.get('asked'));
    await host.click(host.get('next'));
    expect(host.name(host.get('asked/files'))).to.equal('Choose files Documents (optional) Has the mission changed?');
    expect(host.name(host.get('next/files'))).to.equal('Choose files Documents (optional) Has the name changed?');
  });

  it('uses the words of the document, and offers "not applicable" where it may', async () => {
    host = await FieldHost.open([
      { id: 'asked', kind: 'yesNo', label: 'Agree?', yesLabel: 'We agree', noLabel: 'We do not', notApplicable: true },
    ]);
    const names = ['control', 'control-1', 'control-2'].map((role) => host.name(host.get('asked', role)));
    expect(names).to.deep.equal(['We agree', 'We do not', 'Not applicable']);
  });

  it('shows "not applicable" as settled while its condition holds', async () => {
    host = await FieldHost.open([
      { id: 'online', kind: 'yesNo', label: 'Online?' },
      { id: 'asked', kind: 'yesNo', label: 'Room safe?', notApplicable: { online: 'yes' } },
    ]);
    expect(host.get('asked').type).to.equal('radio');
    await host.click(host.get('online'));
    expect(host.find('asked')).to.equal(null);
    expect(host.get<HTMLElement>('asked', 'question').textContent).to.contain('Not applicable');
    expect(await faults(host)).to.deep.equal([]);
  });
});

function kept(answer: string) {
  return { answers: { asked: answer }, attachments: {}, confirmed: [], submissionId: 's' };
}
