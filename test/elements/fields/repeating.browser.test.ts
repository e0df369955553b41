import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { FieldHost } from './field-host.ts';
import { faults } from './field-suite.ts';

const findings = {
  id: 'findings',
  kind: 'rows',
  label: 'Findings',
  rowLabel: 'Finding',
  columns: [
    { id: 'element', kind: 'text', label: 'Element' },
    { id: 'hours', kind: 'decimal', step: '0.1', label: 'Hours' },
    { id: 'found', kind: 'date', label: 'Found on' },
    { id: 'fixed', kind: 'yesNo', label: 'Corrected?', explain: { on: 'no', label: 'Why not?' } },
    { id: 'proof', kind: 'files', label: 'Proof', optional: true },
  ],
  sums: ['hours'],
  maxItems: 3,
};

describe('a respondent fills in rows', () => {
  let host: FieldHost;
  afterEach(() => host.close());
  const keys = () => host.session.snapshot.question('findings').keys ?? [];
  const whole = () => host.get<HTMLElement>('findings', 'question');
  const headings = () =>
    [...whole().querySelectorAll<HTMLElement>('.row-heading')].map((one) => one.textContent?.trim());
  const remover = (position: number) => host.get<HTMLElement>('findings', `row-${keys()[position]}-remove`);
  const add = () => host.click(host.get('findings'));
  const open = async (changes: object = {}) => (host = await FieldHost.open([{ ...findings, ...changes }]));

  it('beginning with none, and adds one, with the focus on its heading', async () => {
    await open();
    expect(whole().textContent).to.contain('Nothing added yet.');
    expect(host.get('findings').textContent?.trim()).to.equal('Add finding');
    await add();
    expect(headings()).to.deep.equal(['Finding 1 of 1']);
    expect(host.focused?.textContent?.trim()).to.equal('Finding 1 of 1');
    expect(host.get('findings').textContent?.trim()).to.equal('Add another finding');
    await add();
    expect(host.focused?.textContent?.trim()).to.equal('Finding 2 of 2');
  });

  it('where every control and button has the row in its name, and no two names are the same', async () => {
    await open();
    await add();
    await add();
    for (const key of keys()) host.session.answer(`findings/${key}/fixed`, 'no');
    await host.settled();
    const rows = [...whole().querySelectorAll<HTMLElement>('.row')];
    const names = rows.flatMap((row, position) =>
      [...row.querySelectorAll('input:not([type=file]), textarea, button')].map((control) => {
        const name = host.name(control);
        expect(name).to.contain(`Finding ${position + 1} of 2`);
        return name;
      }),
    );
    expect(names.length).to.equal(20);
    expect(new Set(names).size).to.equal(names.length);
    expect(await faults(host)).to.deep.equal([]);
  });

  it('and removes one: the others keep their words and their boxes, and the focus goes to the neighbour', async () => {
    await open();
    for (const words of ['first', 'second', 'third']) {
      await add();
      await host.fill(host.get(`findings/${keys().at(-1)}/element`), words);
    }
    const second = host.get(`findings/${keys()[1]}/element`);
    await host.click(remover(0));
    expect(headings()).to.deep.equal(['Finding 1 of 2', 'Finding 2 of 2']);
    expect(host.get(`findings/${keys()[0]}/element`)).to.equal(second);
    expect(second.value).to.equal('second');
    expect(host.focused?.textContent?.trim()).to.equal('Finding 1 of 2');
    await host.click(remover(1));
    expect(host.focused?.textContent?.trim()).to.equal('Finding 1 of 1');
    await host.click(remover(0));
    expect(host.focused).to.equal(host.get('findings'));
    expect(host.said).to.deep.equal(['Finding 1 of 3 removed.', 'Finding 2 of 2 removed.', 'Finding 1 of 1 removed.']);
  });

  it('with the keyboard alone', async () => {
    await open({ columns: [findings.columns[0]], sums: [] });
    host.get('findings').focus();
    await sendKeys({ press: 'Enter' });
    await host.settled();
    await sendKeys({ press: 'Tab' });
    await sendKeys({ type: 'Needs' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Space' });
    await host.settled();
    await sendKeys({ press: 'Tab' });
    await sendKeys({ type: 'Aims' });
    await host.settled();
    expect(host.session.snapshot.answer('findings')).to.deep.equal(
      keys().map((rowId, i) => ({ rowId, element: ['Needs', 'Aims'][i] })),
    );
  });

  it('up to the maximum, where the button gives way to the reason', async () => {
    await open();
    for (let i = 0; i < 3; i += 1) await add();
    expect(host.find('findings')).to.equal(null);
    expect(host.get<HTMLElement>('findings', 'full').textContent).to.equal('You can add 3 at most.');
    expect(host.focused?.textContent?.trim()).to.equal('Finding 3 of 3');
    await host.click(remover(2));
    expect(host.get('findings').textContent?.trim()).to.equal('Add another finding');
  });

  it('and sees the sum of a column follow', async () => {
    await open();
    const sum = () => whole().querySelector('.sums dd')?.textContent?.trim();
    await add();
    await add();
    expect(sum()).to.equal('–');
    await host.fill(host.get(`findings/${keys()[0]}/hours`), '0.1');
    await host.fill(host.get(`findings/${keys()[1]}/hours`), '0.2');
    expect(sum()).to.equal('0.3');
    await host.fill(host.get(`findings/${keys()[1]}/hours`), 'many');
    expect(sum()).to.equal('0.1');
  });

  it('and typing in one row renders no other cell again', async () => {
    await open();
    await add();
    await add();
    const [first, second] = keys();
    const before = host.renders.get(`findings/${second}/element`);
    // The first key makes the row one that counts, so its cells become required.
    await host.type(host.get(`findings/${first}/element`), 'a');
    const sibling = host.renders.get(`findings/${first}/hours`);
    await host.type(host.get(`findings/${first}/element`), 'bcdef');
    expect(host.renders.get(`findings/${second}/element`)).to.equal(before);
    expect(host.renders.get(`findings/${first}/hours`)).to.equal(sibling);
  });

  it('and hears at the cell what is wrong in it', async () => {
    await open();
    await add();
    const cell = host.get(`findings/${keys()[0]}/element`);
    await host.fill(host.get(`findings/${keys()[0]}/hours`), 'x');
    await host.continue();
    expect(host.description(host.get(`findings/${keys()[0]}/hours`))).to.equal('Error: Enter a number, like 12.5');
    expect(host.description(cell)).to.equal('Error: Enter an answer');
  });
});

describe('a respondent puts options in order', () => {
  let host: FieldHost;
  afterEach(() => host.close());

  it('with buttons, and the focus stays on the button that was pressed', async () => {
    host = await FieldHost.open([
      {
        id: 'order',
        kind: 'rank',
        label: 'What matters most?',
        options: ['quality', 'price', 'place'].map((value) => ({ value, label: value })),
      },
    ]);
    const button = (value: string, step: number) =>
      host
        .get<HTMLElement>('order', `rank-${value}`)
        .parentElement!.querySelector<HTMLElement>(`[data-step="${step}"]`)!;
    await host.click(button('place', -1));
    expect(host.session.snapshot.answer('order')).to.deep.equal(['quality', 'place', 'price']);
    expect(host.focused).to.equal(button('place', -1));
    await host.click(button('place', -1));
    expect(host.focused).to.equal(button('place', -1));
    expect(host.name(button('place', -1))).to.equal('Move up place');
    expect(host.said.at(-1)).to.equal('place: now number 1 of 3.');
    const before = host.answers.length;
    await host.click(button('place', -1));
    expect(host.answers.length).to.equal(before);
    expect(await faults(host)).to.deep.equal([]);
  });

  it('or keeps the order they are in', async () => {
    host = await FieldHost.open([
      {
        id: 'order',
        kind: 'rank',
        label: 'Order',
        options: [
          { value: 'a', label: 'A' },
          { value: 'b', label: 'B' },
        ],
      },
    ]);
    await host.click(host.get('order', 'keep'));
    expect(host.session.snapshot.answer('order')).to.deep.equal(['a', 'b']);
    expect(host.find('order', 'keep')).to.equal(null);
    expect(host.name(host.focused!)).to.equal('Move up A');
  });
});
