import { expect } from 'chai';
import { FieldHost } from './field-host.ts';
import { faults } from './field-suite.ts';
import { choose, pdf, pick } from './sample-files.ts';

describe('a respondent attaches files', () => {
  let host: FieldHost;
  afterEach(() => host.close());
  const open = async (changes: object = {}) =>
    (host = await FieldHost.open([
      { id: 'policy', kind: 'files', label: 'Complaint policy', accept: ['.pdf'], maxPerQuestion: '1 MB', ...changes },
    ]));
  const refs = () => host.session.snapshot.question('policy').stored;
  const whole = () => host.get<HTMLElement>('policy', 'question');
  const removers = () => [...whole().querySelectorAll<HTMLElement>('.file button')];
  const room = () => host.get<HTMLElement>('policy', 'room').textContent?.trim();

  const chooseWithoutWaiting = (files: readonly File[]) => choose(host, 'policy', files);

  it('and reads before the button what is accepted and how much room is left', async () => {
    await open({ maxItems: 3 });
    expect(room()).to.equal('Accepted: .pdf. 3 files at most. Up to 1 MB in total.');
    const button = host.get('policy');
    expect(host.name(button)).to.equal('Choose files Complaint policy');
    expect(host.description(button)).to.equal(room());
    const place = host.get<HTMLElement>('policy', 'room').compareDocumentPosition(button);
    expect(place & Node.DOCUMENT_POSITION_FOLLOWING).to.be.above(0);
    await pick(host, 'policy', [pdf('plan.pdf', 300_000)]);
    expect(room()).to.equal('Accepted: .pdf. 3 files at most. 300 kB of 1 MB used.');
  });

  it('by the button, which opens the dialog of the system', async () => {
    await open();
    const input = whole().querySelector<HTMLInputElement>('input[type=file]')!;
    const opened = new Promise((resolve) => input.addEventListener('click', resolve, { once: true }));
    input.addEventListener('click', (event) => event.preventDefault());
    host.get('policy').click();
    await opened;
    expect([input.multiple, input.accept, input.tabIndex]).to.deep.equal([true, '.pdf', -1]);
  });

  it('and sees each with its size, hears of it once, and has the focus on the button', async () => {
    await open();
    await pick(host, 'policy', [pdf('plan.pdf'), pdf('rules.pdf', 2400)]);
    const lines = [...whole().querySelectorAll('.file-text')].map((line) =>
      line.textContent?.replace(/\s+/g, ' ').trim(),
    );
    expect(lines).to.deep.equal(['plan.pdf 400 bytes', 'rules.pdf 3 kB']);
    expect(host.said).to.deep.equal(['2 files attached: plan.pdf and rules.pdf.']);
    expect(host.focused).to.equal(host.get('policy'));
  });

  it('one only where one is asked for', async () => {
    await open({ maxItems: 1 });
    expect(host.get('policy').textContent?.trim()).to.equal('Choose file');
    expect(whole().querySelector<HTMLInputElement>('input[type=file]')!.multiple).to.equal(false);
    await pick(host, 'policy', [pdf('a.pdf')]);
    await pick(host, 'policy', [pdf('b.pdf')]);
    expect(host.said.at(-1)).to.equal('b.pdf was not added: 1 at most. Remove one first.');
    expect(whole().querySelectorAll('.file').length).to.equal(1);
  });

  it('of which some are refused, each with its reason, and the others are kept', async () => {
    await open();
    const exe = new File(['MZ'], 'tool.exe');
    await pick(host, 'policy', [exe, pdf('good.pdf'), new File([], 'void.pdf'), pdf('big.pdf', 1_000_001)]);
    const reasons = [...whole().querySelectorAll('.rejected li')].map((line) => line.textContent);
    expect(reasons).to.deep.equal([
      'tool.exe is of a type that is not accepted here. Save it as one of these: .pdf.',
      'void.pdf is empty. Choose the file with its content.',
      'big.pdf does not fit: these files may have 1 MB together. Make it smaller or remove another.',
    ]);
    expect(host.description(host.get('policy'))).to.contain('tool.exe is of a type');
    expect(host.said).to.deep.equal([['good.pdf attached.', ...reasons].join(' ')]);
    expect(await faults(host)).to.deep.equal([]);
    await pick(host, 'policy', [pdf('next.pdf')]);
    expect(whole().querySelector('.rejected')).to.equal(null);
  });

  it('and a program is refused as one where every document is welcome', async () => {
    host = await FieldHost.open([{ id: 'policy', kind: 'files', label: 'Complaint policy' }]);
    await pick(host, 'policy', [new File(['MZ'], 'tool.exe')]);
    expect(host.said).to.deep.equal(['tool.exe is a program, which cannot be attached. Attach a document instead.']);
  });

  it('of one name, which are both kept and told apart', async () => {
    await open();
    await pick(host, 'policy', [pdf('plan.pdf'), pdf('plan.pdf', 900), pdf('plan.pdf', 950)]);
    const names = removers().map((button) => host.name(button));
    expect(names).to.deep.equal(['Remove plan.pdf', 'Remove plan.pdf (2)', 'Remove plan.pdf (3)']);
    expect(refs()).to.have.length(3);
    expect(await faults(host)).to.deep.equal([]);
  });

  it('that are disguised, and reads which rule keeps each out', async () => {
    await open({ accept: ['.pdf', '.docx', '.jpg'] });
    const zip = [0x50, 0x4b, 0x05, 0x06, ...new Array<number>(18).fill(0)];
    const disguised = [
      new File([new Uint8Array(zip)], 'plan.docx'),
      new File(['MZ'], 'a.pdf.exe'),
      new File(['MZ'], 'tool.pdf'),
      new File([], 'void.docx'),
    ];
    await pick(host, 'policy', disguised);
    expect([...whole().querySelectorAll('.rejected li')].map((line) => line.textContent)).to.deep.equal([
      'plan.docx is an archive. Attach the files inside it one by one.',
      'a.pdf.exe is of a type that is not accepted here. Save it as one of these: .pdf, .docx, .jpg.',
      'tool.pdf does not contain what its name says. Open it, save it again and choose the new copy.',
      'void.docx is empty. Choose the file with its content.',
    ]);
    expect(whole().querySelectorAll('.file').length).to.equal(0);
  });

  it('from a dialog that offers every spelling of an accepted type', async () => {
    await open({ accept: ['.pdf', '.jpg', '.tiff'] });
    const { accept } = whole().querySelector<HTMLInputElement>('input[type=file]')!;
    expect(accept.split(',')).to.include.members(['.pdf', '.jpg', '.jpeg', '.tiff', '.tif']);
  });

  it('by dropping them', async () => {
    await open();
    const zone = whole().querySelector('.drop-zone')!;
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(pdf('dropped.pdf'));
    const over = new DragEvent('dragover', { dataTransfer, bubbles: true, cancelable: true });
    zone.dispatchEvent(over);
    expect(over.defaultPrevented).to.equal(true);
    expect(zone.hasAttribute('data-over')).to.equal(true);
    const said = host.nextStatus();
    const drop = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true });
    zone.dispatchEvent(drop);
    expect(drop.defaultPrevented).to.equal(true);
    expect(await said).to.equal('dropped.pdf attached.');
    expect(zone.hasAttribute('data-over')).to.equal(false);
  });

  it('and drops a text, which is left alone', async () => {
    await open();
    const dataTransfer = new DataTransfer();
    dataTransfer.setData('text/plain', 'words');
    const drop = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true });
    whole().querySelector('.drop-zone')!.dispatchEvent(drop);
    await host.settled();
    expect(drop.defaultPrevented).to.equal(false);
    expect(host.said).to.deep.equal([]);
  });

  it('and removes them, with the focus on the next Remove, else the one before, else the button', async () => {
    await open();
    await pick(host, 'policy', [pdf('a.pdf'), pdf('b.pdf'), pdf('c.pdf')]);
    expect(removers().map((button) => host.name(button))).to.deep.equal([
      'Remove a.pdf',
      'Remove b.pdf',
      'Remove c.pdf',
    ]);
    const names = () => host.name(host.focused!);
    await host.click(removers()[1]!);
    expect(names()).to.equal('Remove c.pdf');
    await host.click(removers()[1]!);
    expect(names()).to.equal('Remove a.pdf');
    await host.click(removers()[0]!);
    expect(names()).to.equal('Choose files Complaint policy');
    expect(host.said.slice(1)).to.deep.equal(['b.pdf removed.', 'c.pdf removed.', 'a.pdf removed.']);
    expect(host.session.snapshot.question('policy').blank).to.equal(true);
  });

  it('and takes a removal back, to where the file was', async () => {
    await open();
    await pick(host, 'policy', [pdf('a.pdf'), pdf('b.pdf')]);
    const before = refs();
    await host.click(removers()[0]!);
    const undo = host.get('policy', 'undo');
    expect(host.name(undo)).to.equal('Undo a.pdf removed.');
    expect(await faults(host)).to.deep.equal([]);
    await host.click(undo);
    expect(refs()).to.deep.equal(before);
    expect(host.name(host.focused!)).to.equal('Remove a.pdf');
    expect(host.find('policy', 'undo')).to.equal(null);
    expect(host.said.at(-1)).to.equal('a.pdf is back.');
  });

  it('and each Remove says what is wrong with the question, as the button does', async () => {
    await open({ minItems: 2 });
    await pick(host, 'policy', [pdf('a.pdf')]);
    await host.continue();
    expect(host.description(removers()[0]!)).to.contain('Attach at least 2 files');
    expect(host.description(host.get('policy'))).to.contain('Attach at least 2 files');
  });

  it('and a file that this device no longer has is named as such', async () => {
    host = await FieldHost.open([{ id: 'policy', kind: 'files', label: 'Complaint policy' }], {
      session: { record: { answers: { policy: ['gone'] }, attachments: {}, confirmed: [], submissionId: 's' } },
    });
    expect(whole().querySelector('.file-facts')?.textContent).to.contain('not on this device');
    await host.continue();
    expect(whole().textContent).to.contain('A file is no longer on this device.');
    await host.click(removers()[0]!);
    expect(host.session.snapshot.question('policy').blank).to.equal(true);
    expect(host.find('policy', 'undo')).to.equal(null);
  });

  it('and hears of them only when the window has the focus again', async () => {
    await open();
    document.hasFocus = () => false;
    try {
      let decided: Promise<unknown> | undefined;
      host.root.addEventListener('field-attach', (event) => {
        decided = event.result;
      });
      chooseWithoutWaiting([pdf('a.pdf')]);
      await decided;
      await host.settled();
      expect(whole().querySelectorAll('.file').length).to.equal(1);
      expect(host.said).to.deep.equal([]);
      window.dispatchEvent(new Event('focus'));
      expect(host.said).to.deep.equal(['a.pdf attached.']);
      window.dispatchEvent(new Event('focus'));
      expect(host.said.length).to.equal(1);
    } finally {
      document.hasFocus = () => true;
    }
  });

  it('while nobody takes them, and nothing pretends that they were taken', async () => {
    await open();
    host.root.addEventListener('field-attach', (event) => event.stopImmediatePropagation(), { capture: true });
    chooseWithoutWaiting([pdf('a.pdf')]);
    await host.settled();
    expect(host.said).to.deep.equal([]);
    expect(whole().querySelector('.file')).to.equal(null);
    expect(whole().textContent).to.not.contain('Adding');
  });
});
