import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { FieldHost } from './field-host.ts';

describe('a respondent types', () => {
  let host: FieldHost;
  afterEach(() => host.close());
  const raw = (path: string) => host.session.snapshot.question(path).stored;

  it('and every key reaches the session, in order', async () => {
    host = await FieldHost.open([{ id: 'name', kind: 'text', label: 'Name' }]);
    host.get('name').focus();
    await sendKeys({ type: 'Ünïcode 🙂' });
    await host.settled();
    expect(host.answers.length).to.equal(9);
    expect(host.session.snapshot.answer('name')).to.equal('Ünïcode 🙂');
  });

  it('and the box keeps what stands in it, while the number is read along', async () => {
    host = await FieldHost.open([{ id: 'events', kind: 'integer', label: 'Events' }]);
    const box = host.get('events');
    box.focus();
    const seen: unknown[] = [];
    for (const key of ['1', ',', '2', '3', '4', ' ', 'x']) {
      await sendKeys({ type: key });
      await host.settled();
      seen.push([box.value, raw('events')]);
    }
    expect(seen).to.deep.equal([
      ['1', 1],
      ['1,', { raw: '1,' }],
      ['1,2', { raw: '1,2' }],
      ['1,23', { raw: '1,23' }],
      ['1,234', 1234],
      ['1,234 ', 1234],
      ['1,234 x', { raw: '1,234 x' }],
    ]);
  });

  it('and the number is tidied only when the box is left', async () => {
    host = await FieldHost.open([
      { id: 'fee', kind: 'money', label: 'Fee' },
      { id: 'rate', kind: 'percent', label: 'Rate' },
    ]);
    const fee = host.get('fee');
    fee.focus();
    await sendKeys({ type: '1234.5' });
    await host.settled();
    expect(fee.value).to.equal('1234.5');
    await sendKeys({ press: 'Tab' });
    await host.settled();
    expect(fee.value).to.equal('1,234.50');
    await sendKeys({ type: 'half' });
    await sendKeys({ press: 'Tab' });
    await host.settled();
    expect(host.get('rate').value).to.equal('half');
    expect(raw('rate')).to.deep.equal({ raw: 'half' });
  });

  it('in the way of their own locale', async () => {
    host = await FieldHost.open([{ id: 'fee', kind: 'money', label: 'Fee' }], { locale: 'es' });
    await host.fill(host.get('fee'), '12.345,6');
    expect(raw('fee')).to.deep.equal({ minor: 1234560, currency: 'USD' });
    expect(host.get('fee').value).to.equal('12.345,60');
    expect(host.get<HTMLElement>('fee', 'unit').textContent).to.equal('US$');
  });

  it('more decimal places than the kind has, and is told instead of rounded', async () => {
    host = await FieldHost.open([
      { id: 'fee', kind: 'money', label: 'Fee' },
      { id: 'rate', kind: 'percent', label: 'Rate' },
      { id: 'events', kind: 'integer', label: 'Events' },
    ]);
    await host.fill(host.get('fee'), '1.005');
    await host.fill(host.get('rate'), '33.333');
    await host.fill(host.get('events'), '1.5');
    expect([raw('fee'), raw('rate'), raw('events')]).to.deep.equal([
      { raw: '1.005' },
      { raw: '33.333' },
      { raw: '1.5' },
    ]);
    await host.fill(host.get('events'), '3.0');
    expect(raw('events')).to.equal(3);
  });

  it('figures too large to hold exactly, and they are kept as typed', async () => {
    host = await FieldHost.open([{ id: 'events', kind: 'integer', label: 'Events' }]);
    await host.fill(host.get('events'), '9007199254740993');
    expect(raw('events')).to.deep.equal({ raw: '9007199254740993' });
  });

  it('and clears the box, which clears the answer', async () => {
    host = await FieldHost.open([{ id: 'events', kind: 'integer', label: 'Events' }]);
    await host.fill(host.get('events'), '3');
    await host.fill(host.get('events'), '   ');
    expect(host.session.snapshot.answer('events')).to.equal(undefined);
    expect(host.session.snapshot.question('events').blank).to.equal(true);
  });

  it('and an answer from elsewhere replaces what stands there, even with what it was before', async () => {
    host = await FieldHost.open([{ id: 'name', kind: 'text', label: 'Name' }]);
    host.session.answer('name', 'first');
    await host.settled();
    expect(host.get('name').value).to.equal('first');
    await host.fill(host.get('name'), 'typed');
    host.session.answer('name', 'first');
    await host.settled();
    expect(host.get('name').value).to.equal('first');
  });

  it('past the limit, is told how far when the typing stops, and loses nothing', async () => {
    host = await FieldHost.open([{ id: 'text', kind: 'longText', label: 'Text', maxLength: 10 }]);
    const box = host.get('text');
    const count = () => host.get<HTMLElement>('text', 'count').textContent?.trim();
    expect(host.description(box)).to.equal('10 characters left');
    box.focus();
    await sendKeys({ type: '🙂🙂🙂' });
    await host.settled();
    expect(count()).to.equal('7 characters left');
    expect(host.said).to.deep.equal([]);
    await sendKeys({ type: ' and more words' });
    await host.settled();
    expect(count()).to.equal('8 characters too many');
    expect(host.said).to.deep.equal([]);
    box.blur();
    expect(host.said).to.deep.equal(['8 characters too many']);
    expect(host.session.snapshot.answer('text')).to.equal('🙂🙂🙂 and more words');
  });

  it('a date, each box on its own, and only the wrong box is marked', async () => {
    host = await FieldHost.open([{ id: 'day', kind: 'date', label: 'Day' }]);
    host.get('day').focus();
    await sendKeys({ type: 'feb' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ type: '30' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ type: '2026' });
    await host.settled();
    expect(raw('day')).to.deep.equal({ raw: '2026/feb/30' });
    await host.continue();
    const invalid = () => [...host.root.querySelectorAll('[aria-invalid="true"]')].map((box) => host.name(box));
    expect(invalid()).to.deep.equal(['Day']);
    await host.fill(host.get('day', 'day'), '28');
    expect(raw('day')).to.equal('2026-02-28');
    expect(host.get('day').value).to.equal('feb');
  });

  it('half a date, and finds it again as typed', async () => {
    host = await FieldHost.open([{ id: 'day', kind: 'date', label: 'Day' }]);
    await host.fill(host.get('day'), 'März');
    const record = host.session.record();
    host.close();
    host = await FieldHost.open([{ id: 'day', kind: 'date', label: 'Day' }], { session: { record } });
    expect([host.get('day').value, host.get('day', 'day').value, host.get('day', 'year').value]).to.deep.equal([
      'März',
      '',
      '',
    ]);
  });

  it('two dates the wrong way round, and both say so', async () => {
    host = await FieldHost.open([{ id: 'period', kind: 'dateRange', label: 'Period' }]);
    host.session.answer('period', { from: '2026-02-01', to: '2026-01-01' });
    await host.continue();
    const boxes = [...host.get<HTMLElement>('period', 'question').querySelectorAll('input')];
    expect(boxes.map((box) => box.getAttribute('aria-invalid'))).to.deep.equal(Array(6).fill('true'));
    for (const box of boxes) expect(host.description(box)).to.contain('The last day is before the first.');
  });

  it('with the purpose of each box told to the browser', async () => {
    host = await FieldHost.open([
      { id: 'mail', kind: 'email', label: 'Mail', autocomplete: 'email' },
      { id: 'events', kind: 'integer', label: 'Events', minimum: -5 },
      { id: 'people', kind: 'integer', label: 'People' },
      { id: 'born', kind: 'date', label: 'Born', autocomplete: 'bday' },
    ]);
    expect(host.get('mail').autocomplete).to.equal('email');
    // Number pads of phones have no minus.
    expect([host.get('events').inputMode, host.get('people').inputMode]).to.deep.equal(['text', 'numeric']);
    expect([host.get('born').autocomplete, host.get('born', 'year').autocomplete]).to.deep.equal([
      'bday-month',
      'bday-year',
    ]);
  });
});
