import axe from 'axe-core/axe.js';
import { setViewport } from '@web/test-runner-commands';
import { expect } from 'chai';
import { FieldHost } from './field-host.ts';

/** One kind of question, and how a respondent answers it. */
export interface FieldCase {
  /** Its shape without id, label, hint. */
  readonly question: object;
  /** Gives one answer, in one go. */
  readonly answer: (host: FieldHost) => Promise<void>;
  /** What the session then holds, in payload shape. */
  readonly expected: unknown;
  /** The path that the answer event names. */
  readonly path?: string;
  /** The sentence shown when it is left blank. */
  readonly missing: string;
  readonly document?: object;
}

const label = 'What do you have to say about this?';
const hint = 'One short sentence of help.';
const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const longWord = 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung'.repeat(2);

/** What axe finds in a host, one line each. */
export async function faults(host: FieldHost): Promise<string[]> {
  const { violations } = await axe.run(host.element, {
    runOnly: standards,
    // The host stands alone here: landmarks and headings are the form's.
    rules: { region: { enabled: false } },
  });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
}

/** Everything that sticks out of a host of a given width. */
export function overflowing(host: FieldHost, width: number): string[] {
  return [...host.root.querySelectorAll<HTMLElement>('*')]
    .filter((element) => !element.closest('.visually-hidden') && element.getClientRects().length > 0)
    .filter((element) => {
      const { left, right } = element.getBoundingClientRect();
      return left < -0.5 || right > width + 0.5;
    })
    .map((element) => `${element.localName}.${element.className}`);
}

/** The behaviours that every kind of question has in common. */
export function describeField(kind: string, given: FieldCase): void {
  const question = { id: 'asked', kind, label, hint, ...given.question };
  const other = { id: 'neighbour', kind: 'text', label: 'Neighbour', optional: true };
  const path = given.path ?? 'asked';

  describe(`a question of kind ${kind}`, () => {
    let host: FieldHost;
    const open = async (changes: object = {}, options: Parameters<typeof FieldHost.open>[1] = {}) => {
      host = await FieldHost.open([{ ...question, ...changes }, other], { document: given.document ?? {}, ...options });
      return host;
    };
    const whole = () => host.get<HTMLElement>('asked', 'question');
    const controls = () => [
      ...whole().querySelectorAll<HTMLElement>('input:not([type=file]), textarea, select, button'),
    ];

    afterEach(() => host.close());

    it('is named by its label, and so is each of its controls or the group around them', async () => {
      await open();
      for (const control of controls()) {
        expect(host.name(control) || control.textContent?.trim(), control.outerHTML).to.not.equal('');
        const groups = [control, ...ancestors(control, 'fieldset')].map((one) => host.name(one));
        expect(groups.join(' | ')).to.contain(label);
      }
    });

    it('is described by its hint, and after Continue by what is wrong', async () => {
      await open();
      const described = () => [...whole().querySelectorAll('[aria-describedby]')].map((one) => host.description(one));
      expect(described().every((text) => !text.includes(given.missing))).to.equal(true);
      expect(whole().textContent).to.contain(hint);
      expect(described().join(' ')).to.contain(hint);
      await host.continue();
      expect(described().some((text) => text.includes(`Error: ${given.missing}`))).to.equal(true);
      // The first control is where the summary's link leads: it must say by itself what is wrong.
      const first = controls()[0]!;
      expect(host.description(first)).to.contain('Error:');
      // Buttons cannot be marked as wrong.
      const markable = !['files', 'rows', 'rank'].includes(kind);
      expect(whole().querySelector('[aria-invalid="true"]') !== null).to.equal(markable);
    });

    it('hands over one answer for one change, and the session holds it', async () => {
      await open();
      await given.answer(host);
      expect(host.answers.map((event) => event.path)).to.deep.equal(host.answers.length === 0 ? [] : [path]);
      expect(host.session.snapshot.answer('asked')).to.deep.equal(given.expected);
    });

    it('does not render when a neighbour is answered', async () => {
      await open();
      const before = host.renders.get('asked');
      await host.type(host.get('neighbour'), 'abc');
      expect(host.renders.get('asked')).to.equal(before);
      expect(host.renders.get('neighbour')).to.equal(4);
    });

    it('shows its answer again when the filling is opened again', async () => {
      await open();
      await given.answer(host);
      const record = host.session.record();
      const shown = answersShown(whole());
      host.close();
      await open({}, { session: { record } });
      expect(answersShown(whole())).to.deep.equal(shown);
    });

    it('shows its answer as text where nothing may be changed', async () => {
      await open();
      await given.answer(host);
      const record = host.session.record();
      host.close();
      await open({}, { readonly: true, session: { record } });
      expect(whole().querySelectorAll('input, textarea, select, button').length).to.equal(0);
      expect(whole().textContent).to.contain(label);
      expect(whole().textContent?.includes('Not answered')).to.equal(false);
    });

    it('is marked optional only when it is', async () => {
      await open();
      expect(host.get('asked', 'label').textContent).to.not.contain('(optional)');
      host.close();
      await open({ optional: true });
      expect(whole().textContent).to.contain('(optional)');
    });

    it('has no fault that axe finds, blank, wrong or answered', async () => {
      await open({ number: '8a', reference: 'Standard 16', guidance: 'More, with [a link](https://example.org).' });
      expect(await faults(host)).to.deep.equal([]);
      await host.continue();
      expect(await faults(host)).to.deep.equal([]);
      await given.answer(host);
      expect(await faults(host)).to.deep.equal([]);
    });

    it('keeps long words inside 320 px, both ways round', async () => {
      await setViewport({ width: 320, height: 640 });
      try {
        for (const direction of ['ltr', 'rtl']) {
          await open({ label: longWord, hint: longWord });
          host.element.dir = direction;
          await given.answer(host);
          await host.continue();
          expect(overflowing(host, document.documentElement.clientWidth), direction).to.deep.equal([]);
          host.close();
        }
      } finally {
        await setViewport({ width: 800, height: 600 });
      }
    });

    it('is mirrored where the page is', async () => {
      await open();
      const width = host.element.getBoundingClientRect();
      const before = controls().map((control) => control.getBoundingClientRect().left - width.left);
      host.element.dir = 'rtl';
      const after = controls().map((control) => width.right - control.getBoundingClientRect().right);
      expect(after.map(Math.round)).to.deep.equal(before.map(Math.round));
    });

    it('offers targets of at least 24 px', async () => {
      await open({ guidance: 'More.', optional: true });
      await given.answer(host);
      for (const target of whole().querySelectorAll<HTMLElement>('input, textarea, select, button, summary')) {
        if (target.classList.contains('visually-hidden')) continue;
        const box = (target.closest('.option') ?? target).getBoundingClientRect();
        expect(Math.min(box.width, box.height), target.outerHTML).to.be.at.least(24);
      }
    });

    it("takes the reader's own text spacing", async () => {
      await open();
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('* { letter-spacing: 2px; word-spacing: 3px; line-height: 2.5 }');
      host.root.adoptedStyleSheets.push(sheet);
      for (const control of controls()) {
        const { letterSpacing, wordSpacing, lineHeight, fontSize } = getComputedStyle(control);
        expect([letterSpacing, wordSpacing]).to.deep.equal(['2px', '3px']);
        expect(parseFloat(lineHeight)).to.equal(parseFloat(fontSize) * 2.5);
      }
    });

    it('has no style attribute, which a strict policy would block', async () => {
      await open();
      await given.answer(host);
      expect(whole().querySelectorAll('[style]').length).to.equal(0);
    });
  });
}

function ancestors(element: Element, selector: string): Element[] {
  const found: Element[] = [];
  for (let at = element.parentElement?.closest(selector); at; at = at.parentElement?.closest(selector)) found.push(at);
  return found;
}

function answersShown(whole: HTMLElement): string[] {
  const controls = whole.querySelectorAll<HTMLInputElement>('input:not([type=file]), textarea, select');
  const files = [...whole.querySelectorAll('.file-name')].map((name) => name.textContent ?? '');
  return [
    ...[...controls].map((control) =>
      control.type === 'radio' || control.type === 'checkbox' ? String(control.checked) : control.value,
    ),
    ...files,
  ];
}
