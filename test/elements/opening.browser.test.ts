import { expect } from 'chai';
import { context, renewal } from './sample-renewal.ts';
import { endVisits, Visit, words } from './visit.ts';

const addressOf = (document: unknown) => URL.createObjectURL(new Blob([JSON.stringify(document)]));

/** Catches what is said on the console meanwhile. */
function overheard(): { readonly warnings: string[]; end: () => void } {
  const warnings: string[] = [];
  const { warn } = console;
  console.warn = (...parts: unknown[]) => warnings.push(parts.join(' '));
  return { warnings, end: () => (console.warn = warn) };
}

describe('A questionnaire is opened', () => {
  let at: Visit;

  afterEach(endVisits);

  it('from an address, with the facts in the markup and no script of the page', async () => {
    const place = document.createElement('div');
    place.innerHTML = `<questionnaire-form src="${addressOf(renewal)}" draft="none">
      <script type="application/json" data-context>${JSON.stringify(context)}</script>
      <p>Paper form</p></questionnaire-form>`;
    document.body.append(place);
    const form = place.querySelector('questionnaire-form')!;
    await form.ready;
    await form.updateComplete;
    expect(words(form.shadowRoot!.querySelector('#page-heading'))).to.equal('Sponsor renewal');
    expect(form.matches(':state(ready)')).to.equal(true);
    expect(form.shadowRoot!.querySelector('slot')).to.equal(null);
    place.remove();
  });

  it('shows what the host put inside the tag until it is ready', async () => {
    const form = document.createElement('questionnaire-form');
    form.src = addressOf(renewal);
    form.context = context;
    form.draft = 'none';
    form.append(document.createElement('p'));
    document.body.append(form);
    await form.updateComplete;
    expect(form.matches(':state(loading)')).to.equal(true);
    expect(form.shadowRoot!.querySelector('slot')).not.to.equal(null);
    await form.ready;
    await form.updateComplete;
    expect(form.shadowRoot!.querySelector('slot')).to.equal(null);
  });

  it('shows the newest of two addresses, whichever arrives first', async () => {
    const original = window.fetch.bind(window);
    const waiting = new Map<string, () => void>();
    const asked: string[] = [];
    window.fetch = (async (address: string, { signal }: RequestInit) => {
      asked.push(address);
      await new Promise<void>((resolve, reject) => {
        waiting.set(address, resolve);
        signal!.addEventListener('abort', () => reject(new DOMException('', 'AbortError')));
      });
      return new Response(JSON.stringify({ ...renewal, title: `From ${address}` }));
    }) as typeof fetch;
    try {
      const form = document.createElement('questionnaire-form');
      Object.assign(form, { src: '/first', context, draft: 'none' });
      document.body.append(form);
      await form.updateComplete;
      form.src = '/second';
      await form.updateComplete;
      expect(asked).to.deep.equal(['/first', '/second']);
      waiting.get('/second')!();
      waiting.get('/first')!();
      await form.ready;
      await form.updateComplete;
      expect(words(form.shadowRoot!.querySelector('#page-heading'))).to.equal('From /second');
    } finally {
      window.fetch = original;
    }
  });

  it('offers another try when the address cannot be reached', async () => {
    const original = window.fetch.bind(window);
    let tries = 0;
    window.fetch = () => {
      tries += 1;
      if (tries === 1) return Promise.reject(new TypeError('network'));
      if (tries === 2) return Promise.resolve(new Response('no', { status: 503 }));
      return Promise.resolve(new Response(JSON.stringify(renewal)));
    };
    try {
      at = await Visit.begin({ attributes: { src: '/renewal.json' } });
      expect(at.heading).to.equal('The questionnaire could not be loaded');
      expect(at.root.querySelector('slot')).not.to.equal(null);
      expect(at.count('rejected')).to.equal(1);
      const rejected = new Promise((resolve) =>
        at.form.addEventListener('questionnaire-rejected', resolve, { once: true }),
      );
      await at.press('Try again');
      await rejected;
      await at.settled();
      expect(at.text).to.include('HTTP 503');
      await at.press('Try again');
      await at.form.ready;
      await at.settled();
      expect(at.heading).to.equal('Sponsor renewal');
    } finally {
      window.fetch = original;
    }
  });

  it('shows its authors everything that is wrong with it, where and what to do', async () => {
    const text = `{
  "format": 1, "id": "broken", "edition": "2026", "version": 1, "title": "Broken", "language": "en",
  "sections": [
    { "id": "one", "title": "One", "questions": [
      { "id": "a", "kind": "text", "label": "A", "relevantWhen": { "b": "yes" } },
      { "id": "c", "kind": "colour", "label": "C" }
    ] }
  ]
}`;
    at = await Visit.begin({ document: text });
    expect(at.heading).to.equal('This questionnaire cannot be shown');
    expect(at.form.matches(':state(rejected)')).to.equal(true);
    const issues = [...at.root.querySelectorAll('.issue')].map(words);
    expect(issues.length).to.be.greaterThan(0);
    expect(issues.join('\n')).to.match(/line 6, column \d+ · \/sections\/0\/questions\/1\/kind/);
    const [event] = at.heard.filter(({ type }) => type === 'questionnaire-rejected');
    expect(event).to.have.property('issues').with.length(issues.length);
    await at.form.ready.then(
      () => expect.fail('a rejected document is not ready'),
      (error: Error) => expect(error).to.have.property('name', 'QuestionnaireUnavailableError'),
    );
  });

  it('is the same whether it is set up before or after it is in the page', async () => {
    const after = document.createElement('questionnaire-form');
    document.body.append(after);
    await after.updateComplete;
    after.setAttribute('heading-level', '4');
    after.setAttribute('layout', 'single');
    Object.assign(after, { draft: 'none', context, today: '2026-05-04', questionnaire: renewal });
    await after.updateComplete;
    await after.ready;
    await after.updateComplete;
    at = await Visit.begin({
      attributes: { 'heading-level': '4', layout: 'single', draft: 'none' },
      properties: { draftStore: undefined },
    });
    expect(words(after.shadowRoot!.querySelector('.root'))).to.equal(at.text);
    expect(after.shadowRoot!.querySelector('#page-heading')!.localName).to.equal('h4');
  });

  it('warns once about a word that an attribute does not know, and goes on', async () => {
    const { warnings, end } = overheard();
    at = await Visit.begin({ attributes: { layout: 'wizard' } });
    await at.press('Start');
    end();
    expect(at.heading).to.equal('Your programs');
    expect(warnings.filter((warning) => warning.includes('layout="wizard"'))).to.have.length(1);
  });

  it('takes another document when the host changes its mind', async () => {
    at = await Visit.begin();
    await at.press('Start');
    at.form.questionnaire = { ...renewal, id: 'another', title: 'Another renewal' };
    await at.form.updateComplete;
    await at.form.ready;
    await at.settled();
    expect(at.heading).to.equal('Another renewal');
    expect(at.count('ready')).to.equal(2);
  });

  it('says things in the words of the host where it gave some', async () => {
    at = await Visit.begin({ properties: { messages: { start: 'Off we go' } } });
    expect(words(at.root.querySelector('button[type=submit]'))).to.equal('Off we go');
  });

  it('takes the day from the zone of the questionnaire, and from the host if it says', async () => {
    const now = () => new Date('2026-03-01T05:30:00Z');
    at = await Visit.begin({ properties: { today: undefined, now } });
    expect(at.form.snapshot?.today).to.equal('2026-02-28');
    at.form.today = '2026-07-01';
    await at.settled();
    expect(at.form.snapshot?.today).to.equal('2026-07-01');
  });

  it('needs to be open before it can be sent', () => {
    const form = document.createElement('questionnaire-form');
    expect(() => form.submit()).to.throw(/^<questionnaire-form>: submit\(\) needs an open questionnaire/);
  });
});

describe('The script is loaded', () => {
  let frame: HTMLIFrameElement;
  let warnings: string[];

  beforeEach(() => {
    frame = document.createElement('iframe');
    document.body.append(frame);
    warnings = [];
    const { console: heard } = frame.contentWindow as unknown as { console: Console };
    heard.warn = (...parts: unknown[]) => warnings.push(parts.join(' '));
  });
  afterEach(() => frame.remove());

  /** Runs a module in a page of its own, and waits for its end. */
  const run = (code: string) =>
    new Promise<void>((resolve, reject) => {
      const inside = frame.contentDocument!;
      const script = inside.createElement('script');
      script.type = 'module';
      script.textContent = `${code}\nframeElement.dispatchEvent(new Event('done'));`;
      frame.addEventListener('done', () => resolve(), { once: true });
      frame.contentWindow!.addEventListener('error', (event) => reject(new Error(event.message)));
      frame.contentWindow!.addEventListener('unhandledrejection', (event) => reject(new Error(String(event.reason))));
      inside.head.append(script);
    });
  const source = new URL('../../src/define.ts', import.meta.url).href;

  it('twice without harm', async () => {
    await run(`await import('${source}?first'); globalThis.first = customElements.get('questionnaire-form');`);
    await run(`await import('${source}?second'); globalThis.second = customElements.get('questionnaire-form');`);
    const { first, second } = frame.contentWindow as unknown as Record<string, unknown>;
    expect(first).not.to.equal(undefined);
    expect(second).to.equal(first);
    expect(warnings.filter((warning) => warning.includes('<questionnaire-form>'))).to.deep.equal([]);
  });

  it('after another release: the first one stays, and one warning names both', async () => {
    await run(`customElements.define('questionnaire-form', class extends HTMLElement { static version = '0.0.1'; });
      await import('${source}');`);
    const told = warnings.filter((warning) => warning.includes('<questionnaire-form>'));
    expect(told).to.have.length(1);
    expect(told[0]).to.match(/release 0\.0\.1 and release \d+\.\d+\.\d+/);
  });
});
