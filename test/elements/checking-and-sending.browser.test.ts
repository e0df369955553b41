import { expect } from 'chai';
import { openMemoryStore } from '../../src/drafts/memory-store.ts';
import type { DraftStore } from '../../src/drafts/store-types.ts';
import type { HostReply } from '../../src/elements/host-reply.ts';
import type { QuestionnaireSubmitEvent } from '../../src/elements/public-events.ts';
import { endVisits, Visit, words } from './visit.ts';

describe('A respondent checks the answers', () => {
  let at: Visit;

  beforeEach(async () => {
    at = await Visit.begin();
    await at.press('Start');
  });
  afterEach(endVisits);

  const rowOf = (path: string) => at.root.querySelector(`#q-${path}-change`)!.closest('.answer')!;

  it('reads all that is asked, with files by name and size, and what was left blank', async () => {
    await at.choose('methods', 'Self Study');
    await at.type('programs', '1200');
    await at.press('All sections');
    await at.press('Changes and documents');
    await at.choose('mission', 'Yes');
    await at.type('mission/explanation', 'We teach online.');
    await at.attach('policy', 'refunds.txt', 'Sample.');
    await at.press('Back');
    await at.press('All sections');
    await at.press('Check your answers');
    expect(words(rowOf('methods'))).to.include('Self Study');
    expect(words(rowOf('programs'))).to.include('1,200');
    expect(words(rowOf('mission'))).to.include('Yes What changed? We teach online.');
    expect(words(rowOf('policy'))).to.include('refunds.txt (7 bytes)');
    expect(words(rowOf('website'))).to.include('Not provided');
    expect(at.text).to.include('Renewal fee $875.00');
    expect(at.text).not.to.include('Group Live supplement');
  });

  it('finds no two links with the same words', async () => {
    await at.form.goTo('review');
    const names = [...at.root.querySelectorAll('.answers a')].map(words);
    expect(new Set(names).size).to.equal(names.length);
    expect(names).to.include('Change Where can people read about them?');
    expect(names).to.include('Answer this question How many programs did you offer?');
  });

  it('changes one answer and comes back to its row', async () => {
    await at.choose('methods', 'Self Study');
    await at.type('programs', '12');
    await at.form.goTo('review');
    await at.press('Change How many programs');
    expect(at.focus?.id).to.equal('q-programs-control');
    await at.type('programs', '14');
    await at.press('Continue');
    expect(at.heading).to.equal('Check your answers before you send them');
    expect(at.focus?.id).to.equal('q-programs-change');
    expect(words(rowOf('programs'))).to.include('14');
  });

  it('is first asked what a change brings up, then comes back', async () => {
    await at.choose('methods', 'Self Study');
    await at.type('programs', '12');
    await at.press('Continue');
    await at.form.goTo('review');
    await at.press('Change Which delivery methods');
    await at.choose('methods', 'Group Live');
    await at.press('Continue');
    expect(at.heading).to.equal('Group Live supplement');
    await at.choose('monitored', 'No');
    await at.press('Continue');
    expect(at.heading).to.equal('Check your answers before you send them');
    expect(at.focus?.id).to.equal('q-methods-change');
    expect(at.text).to.include('Staff will look at these answers');
  });

  it('has to confirm what is unusual, once', async () => {
    await at.choose('methods', 'Self Study');
    await at.type('programs', '250');
    await at.form.goTo('review');
    const box = at.root.querySelector<HTMLInputElement>('#confirm-manyPrograms')!;
    expect(words(at.root.querySelector('#confirm-manyPrograms-text'))).to.include('more than a hundred');
    box.click();
    await at.settled();
    expect(at.form.snapshot?.confirmed).to.deep.equal(['manyPrograms']);
    expect(box.checked).to.equal(true);
  });

  it('is led to everything that is still to do when sending too early', async () => {
    await at.form.goTo('review');
    await at.press('Send your answers');
    expect(at.focus?.id).to.equal('error-summary');
    expect(at.problems).to.have.length(5);
    expect(at.count('submit')).to.equal(0);
    expect(at.count('submit-failed')).to.equal(1);
    await at.press('Your refund policy');
    expect(at.heading).to.equal('Changes and documents');
    expect(at.errorAt('policy')).to.equal('Attach a file');
  });

  it('can only read them in review mode', async () => {
    at.form.mode = 'review';
    await at.settled();
    expect(at.heading).to.equal('Your answers');
    expect(at.root.querySelectorAll('button, input, .answers a')).to.have.length(0);
  });
});

describe('A respondent sends the answers', () => {
  let at: Visit;
  let store: DraftStore;
  let verdict: { take: (reply: HostReply) => void; refuse: (reason: unknown) => void };
  let received: QuestionnaireSubmitEvent[];

  const key = 'sample-renewal@2026/sample-sponsor';
  const listen = () =>
    at.form.addEventListener('questionnaire-submit', (event) => {
      received.push(event);
      event.respondWith(new Promise((take, refuse) => (verdict = { take, refuse })));
    });
  const heard = (type: string) =>
    new Promise((resolve) => at.form.addEventListener(`questionnaire-${type}`, resolve, { once: true }));

  /** Presses Send and waits until the host was asked. */
  const send = async (button = 'Send your answers') => {
    const asked = heard('submit');
    await at.press(button);
    await asked;
    await at.settled();
  };

  beforeEach(async () => {
    store = openMemoryStore();
    received = [];
    at = await Visit.begin({ store });
    await at.answerAll();
    expect(at.heading).to.equal('Check your answers before you send them');
    await at.form.saveDraft();
  });
  afterEach(endVisits);

  it('gets a receipt with the reference of the host, and only then the draft is gone', async () => {
    listen();
    await send();
    expect(at.text).to.include('Sending your answers…');
    expect(at.form.matches(':state(submitting)')).to.equal(true);
    expect((await store.load(key)).status).to.equal('ok');
    const submitted = heard('submitted');
    verdict.take({ reference: 'REF-7', message: 'We write to you within a week.' });
    await submitted;
    await at.settled();
    expect(at.heading).to.equal('Your answers were sent');
    expect(at.focus?.id).to.equal('page-heading');
    expect(at.text).to.include('Your reference: REF-7');
    expect(at.text).to.include('We write to you within a week.');
    expect(at.text).to.include('refunds.txt');
    expect((await store.load(key)).status).to.equal('none');
    expect(at.form.matches(':state(submitted)')).to.equal(true);
  });

  it('hands over the payload once, however often the button is pressed', async () => {
    listen();
    const button = at.root.querySelector<HTMLButtonElement>('button[type=submit]')!;
    button.click();
    button.click();
    await at.settled();
    button.click();
    const again = at.form.submit();
    await at.settled();
    expect(received).to.have.length(1);
    const submitted = heard('submitted');
    verdict.take({});
    await submitted;
    expect(await again).to.equal(true);
    expect(await at.form.submit()).to.equal(true);
    expect(received).to.have.length(1);
  });

  it('hands over exactly the answers and the bytes', async () => {
    listen();
    await send();
    const { payload, files } = received[0]!;
    const ref = Object.keys(payload.attachments)[0]!;
    expect(payload.answers).to.deep.equal({
      sponsor: 'Sample School',
      methods: ['selfStudy'],
      programs: 12,
      mission: { answer: 'no' },
      policy: [ref],
      fee: { minor: 87500, currency: 'USD' },
      agree: true,
    });
    expect(payload.contextId).to.equal('sample-sponsor');
    expect(await files.get(ref)!.text()).to.equal('Sample content.');
    expect(() => ((payload.answers as Record<string, unknown>)['programs'] = 1)).to.throw(TypeError);
  });

  it('reads that nothing is lost when the host fails, stays where it is, and can try again', async () => {
    listen();
    await send();
    const failed = heard('submit-failed');
    verdict.refuse(new Error('ECONNRESET at 10.0.0.7'));
    const event = await failed;
    await at.settled();
    expect(event).to.have.property('reason', 'error');
    expect(at.text).to.include('Your answers were not sent Something went wrong on our side');
    expect(at.text).not.to.include('ECONNRESET');
    expect(words(at.focus)).to.equal('Send your answers');
    expect(words(at.root.querySelector('#said-alert'))).to.include('Nothing is lost');
    expect((await store.load(key)).status).to.equal('ok');
    await send();
    expect(received[1]!.payload.submissionId).to.equal(received[0]!.payload.submissionId);
  });

  it('sees at the question what the host refused, until that answer changes', async () => {
    listen();
    await send();
    const failed = heard('submit-failed');
    verdict.refuse({
      message: 'Please correct one thing.',
      violations: [
        { path: 'programs', message: 'Our register knows 14 programs.' },
        { path: 'elsewhere', message: 'Your account is closed.' },
      ],
    });
    const event = await failed;
    await at.settled();
    expect(event).to.have.property('reason', 'refused');
    expect(at.focus?.id).to.equal('error-summary');
    expect(at.problems).to.deep.equal(['How many programs did you offer? – Our register knows 14 programs.']);
    expect(at.text).to.include('Please correct one thing. Your account is closed.');
    await at.press('How many programs');
    expect(at.errorAt('programs')).to.equal('Our register knows 14 programs.');
    await at.type('programs', '14');
    expect(at.errorAt('programs')).to.equal('');
    await at.press('Continue');
    expect(at.heading).to.equal('Check your answers before you send them');
  });

  it('reads that the site has them when the host promises nothing, and keeps the draft', async () => {
    await send();
    expect(at.text).to.include('Your answers were handed to this site');
    expect((await store.load(key)).status).to.equal('ok');
    expect(at.count('submitted')).to.equal(0);
  });

  it('stays on the page when the host cancels', async () => {
    at.form.addEventListener('questionnaire-submit', (event) => event.preventDefault());
    await send();
    expect(at.heading).to.equal('Check your answers before you send them');
    expect(at.text).not.to.include('handed to this site');
  });

  it('sees at once what another day of the host makes of an amount, and confirms it once', async () => {
    listen();
    at.form.today = '2026-06-02';
    await at.settled();
    expect(at.text).to.include('Renewal fee: $1,312.50 (before: $875.00)');
    await at.press('Send your answers');
    expect(received).to.have.length(0);
    await send('Confirm and send your answers');
    expect(received).to.have.length(1);
    expect(received[0]!.payload.answers['fee']).to.deep.equal({ minor: 131250, currency: 'USD' });
  });

  it('is asked to look again when midnight passes between reading and sending', async () => {
    listen();
    at.form.today = undefined;
    at.form.now = () => new Date('2026-06-02T03:00:00Z');
    await at.settled();
    // In Chicago it is still the evening of the first.
    at.form.now = () => new Date('2026-06-02T06:00:00Z');
    await at.press('Send your answers');
    expect(received).to.have.length(0);
    expect(at.text).to.include('An amount has changed');
    expect(at.text).to.include('Renewal fee: $1,312.50 (before: $875.00)');
    expect(at.spoken.join(' ')).to.include('Renewal fee: $1,312.50 (before: $875.00)');
    await send('Confirm and send your answers');
    expect(received).to.have.length(1);
    expect(received[0]!.payload.today).to.equal('2026-06-02');
  });

  it('is not asked about an amount that is as it was again', async () => {
    listen();
    at.form.today = '2026-06-02';
    await at.settled();
    at.form.today = '2026-05-04';
    await at.settled();
    expect(at.text).not.to.include('An amount has changed');
    await send();
    expect(received).to.have.length(1);
  });

  it('is asked about a fee that the host changed meanwhile', async () => {
    listen();
    at.form.context = { ...at.form.context, renewalDate: '2026-05-01' };
    await at.until(() => at.text.includes('An amount has changed'));
    await at.press('Send your answers');
    expect(received).to.have.length(0);
    await send('Confirm and send your answers');
    expect(received[0]!.payload.answers['fee']).to.deep.equal({ minor: 131250, currency: 'USD' });
  });

  it('who comes back on a later day is shown what the fee was and is, until it is confirmed', async () => {
    expect(await at.form.saveDraft()).to.equal(true);
    at.end();
    const later = { store, attributes: { resume: 'continue' }, properties: { today: '2026-06-02' } };
    at = await Visit.begin(later);
    await at.form.goTo('review');
    expect(at.text).to.include('Renewal fee: $1,312.50 (before: $875.00)');
    await at.form.goTo('programs');
    await at.type('programs', '13');
    expect(await at.form.saveDraft()).to.equal(true);
    at.end();
    at = await Visit.begin(later);
    listen();
    await at.form.submit();
    await at.settled();
    expect(received).to.have.length(0);
    expect(at.text).to.include('Renewal fee: $1,312.50 (before: $875.00)');
    await send('Confirm and send your answers');
    expect(received).to.have.length(1);
    expect(received[0]!.payload.answers['fee']).to.deep.equal({ minor: 131250, currency: 'USD' });
  });

  it('sees the answers while they are sent, even when the host presses send from elsewhere', async () => {
    listen();
    await at.form.goTo('programs');
    const sent = at.form.submit();
    await at.settled();
    expect(at.heading).to.equal('Check your answers before you send them');
    expect(received).to.have.length(1);
    verdict.take({});
    expect(await sent).to.equal(true);
  });

  it('is not answered by a host that promises too late', async () => {
    let late: QuestionnaireSubmitEvent | undefined;
    at.form.addEventListener('questionnaire-submit', (event) => (late = event), { once: true });
    await send();
    expect(() => late!.respondWith({})).to.throw(/^<questionnaire-form>: respondWith\(\) came too late/);
    expect(at.text).to.include('handed to this site');
  });

  it('does not send by pressing Enter on a box to confirm', async () => {
    listen();
    await at.form.goTo('programs');
    await at.type('programs', '250');
    await at.form.goTo('review');
    const box = at.root.querySelector<HTMLInputElement>('#confirm-manyPrograms')!;
    const enter = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true });
    box.dispatchEvent(enter);
    expect(enter.defaultPrevented).to.equal(true);
  });

  it('finds no script behind the link that the host gives', async () => {
    listen();
    await send();
    const submitted = heard('submitted');
    verdict.take({ receiptUrl: 'javascript:alert(1)', reference: '<b>7</b>' });
    await submitted;
    await at.settled();
    expect(at.root.querySelectorAll('.receipt a, .receipt b')).to.have.length(0);
    expect(at.text).to.include('<b>7</b>');
  });
});
