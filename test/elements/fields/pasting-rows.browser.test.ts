import { expect } from 'chai';
import { FieldHost } from './field-host.ts';
import { faults } from './field-suite.ts';

const programs = {
  id: 'programs',
  kind: 'rows',
  label: 'Your programs',
  rowLabel: 'Program',
  columns: [
    { id: 'title', kind: 'text', label: 'Title' },
    { id: 'held', kind: 'date', label: 'Held on' },
    { id: 'hours', kind: 'decimal', step: '0.5', label: 'Hours' },
    {
      id: 'method',
      kind: 'choice',
      label: 'Method',
      options: [
        { value: 'groupLive', label: 'Group Live' },
        { value: 'nano', label: 'Nano' },
      ],
    },
  ],
  sums: ['hours'],
};

describe('A respondent brings rows from a spreadsheet', () => {
  let host: FieldHost;
  afterEach(() => host.close());
  const open = async (changes: object = {}, locale = 'en') =>
    (host = await FieldHost.open([{ ...programs, ...changes }], { locale }));
  const box = () => host.get<HTMLTextAreaElement>('programs', 'import-text');
  const count = () => host.session.snapshot.question('programs').keys?.length ?? 0;
  const problems = () =>
    [...host.get<HTMLElement>('programs', 'import-problems').querySelectorAll('li')].map((one) => one.textContent);
  const paste = async (text: string) => {
    host.get<HTMLElement>('programs', 'import-title').click();
    await host.fill(box(), text);
    await host.click(host.get<HTMLElement>('programs', 'import-add'));
  };

  it('and all of them fit: they stand in the list, and the focus is on the first new one', async () => {
    await open();
    await paste('Title\tHeld on\tHours\tMethod\nEthics\t3/27/2026\t1.5\tGroup Live\nTax\t4/2/2026\t2\tNano\n');
    expect(count()).to.equal(2);
    expect(host.focused?.textContent?.trim()).to.equal('Program 1 of 2');
    expect(host.said).to.deep.equal(['2 rows added.']);
    expect(box().value).to.equal('');
    expect(box().closest('details')!.open).to.equal(false);
    expect(host.session.snapshot.answer('programs')).to.deep.include.members([
      { ...(host.session.snapshot.answer('programs') as object[])[1], title: 'Tax', held: '2026-04-02', hours: '2' },
    ]);
    expect(host.element.shadowRoot!.querySelector('.sums')?.textContent).to.contain('3.5');
  });

  it('and some do not fit: the good ones are added, the others stay to be corrected', async () => {
    await open();
    await paste(
      'Title,Held on,Hours,Method\nEthics,3/27/2026,1.5,Group Live\nTax,2/30/2026,1.3,By mail\nAudit,,2,Nano\nFraud,4/1/2026,2,Nano,extra',
    );
    expect(count()).to.equal(1);
    expect(problems()).to.deep.equal([
      'Row 1: Held on – Enter a real date, like March 27, 2025',
      'Row 1: Hours – Enter a number in steps of 0.5',
      'Row 1: Method – Write one of these: Group Live, Nano',
      'Row 2: Held on – Enter a date',
      'Row 3: 1 cell too many. Remove it, or put a cell that holds the separator in quotes',
    ]);
    expect(box().value).to.equal(
      'Title,Held on,Hours,Method\nTax,2/30/2026,1.3,By mail\nAudit,,2,Nano\nFraud,4/1/2026,2,Nano,extra',
    );
    expect(host.focused?.id).to.equal('q-programs-import-problems');
    expect(host.description(box())).to.contain('Row 2: Held on – Enter a date');
    expect(host.said).to.deep.equal([
      '1 row added. 3 rows are still in the box. Correct them there and add them again.',
    ]);
    expect(await faults(host)).to.deep.equal([]);
    await host.fill(box(), 'Title,Held on,Hours,Method\nTax,2/28/2026,1.5,Nano');
    await host.click(host.get<HTMLElement>('programs', 'import-add'));
    expect(count()).to.equal(2);
    expect(box().value).to.equal('');
  });

  it('and no more than the list takes: the rest stays in the box', async () => {
    await open({ maxItems: 2 });
    await paste('A\t3/1/2026\t1\tNano\nB\t3/1/2026\t1\tNano\nC\t3/1/2026\t1\tNano');
    expect(count()).to.equal(2);
    expect(problems()).to.deep.equal(['Row 1: You can add 2 at most.']);
    expect(box().value).to.equal('C\t3/1/2026\t1\tNano');
  });

  it('from a file', async () => {
    await open();
    host.get<HTMLElement>('programs', 'import-title').click();
    const transfer = new DataTransfer();
    transfer.items.add(new File(['\ufeffhours;title;held;method\r\n2;Ethics;3/27/2026;Nano\r\n'], 'programs.csv'));
    const input = host.get<HTMLElement>('programs', 'question').querySelector<HTMLInputElement>('.rows-import input')!;
    const said = host.nextStatus();
    input.files = transfer.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
    expect(await said).to.equal('1 row added.');
    expect(count()).to.equal(1);
  });

  it('and is told which headings nobody asks for, and what to do with an empty box', async () => {
    await open();
    await paste('');
    expect(host.said).to.deep.equal(['There are no rows here yet. Paste them into the box first.']);
    await host.fill(box(), 'title,room,held,hours,method\nEthics,A1,3/27/2026,1,nano');
    await host.click(host.get<HTMLElement>('programs', 'import-add'));
    expect(host.said.at(-1)).to.equal('1 row added. Not taken over, because nothing here is called so: room.');
  });

  it('in Spanish, as dates and numbers are written there', async () => {
    await open({}, 'es');
    await paste('Ética;27/3/2026;1,5;Group Live\nMal;27/3/2026;1.5;Nano');
    expect(count()).to.equal(1);
    expect(host.said).to.deep.equal([
      'Se ha añadido 1 fila. Queda 1 fila en el recuadro. Corríjala allí y añádala de nuevo.',
    ]);
    expect(problems()[0]).to.contain('Fila 1: Hours – ');
  });

  it('only where a cell can hold an answer, and nobody only reads', async () => {
    await open({ columns: [{ id: 'proof', kind: 'files', label: 'Proof' }], sums: undefined });
    expect(host.find('programs', 'import-text')).to.equal(null);
    host.close();
    host = await FieldHost.open([programs], { readonly: true });
    expect(host.find('programs', 'import-text')).to.equal(null);
  });
});
