import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readContext } from '../../src/engine/context.ts';
import { UnknownPathError } from '../../src/engine/questionnaire-error.ts';
import { openSession } from '../../src/engine/session.ts';
import type { SessionRecord } from '../../src/engine/session-types.ts';
import { loadQuestionnaire } from '../../src/questionnaire/load.ts';

const loaded = loadQuestionnaire(
  readFileSync(new URL('../../schemas/iacet/accounts.2026.json', import.meta.url), 'utf8'),
);
assert.ok(loaded.status === 'ready');
const { questionnaire } = loaded;

const sam = { rowId: 'a1', firstName: 'Sam', lastName: 'Sample', email: 'sam@firm.example', role: 'primary' };
const kim = { rowId: 'a2', firstName: 'Kim', lastName: 'Sample', email: 'kim@firm.example', role: 'billing' };

function open(accounts: readonly object[], record?: SessionRecord) {
  const context = { contextId: 'sample', organisationName: 'Sample Training Provider', accounts };
  return openSession(questionnaire, { context, today: '2026-05-28', ...(record && { record }) });
}

function emails(session: ReturnType<typeof open>): unknown[] {
  return ((session.snapshot.answer('accounts') ?? []) as unknown as { email?: string }[]).map(({ email }) => email);
}

test('a row that is added stands after those of the host, and they keep what the host gave', () => {
  const session = open([sam, kim]);
  const row = session.addRow('accounts');
  session.answer(`accounts/${row}/email`, 'lee@firm.example');
  assert.deepEqual(emails(session), ['sam@firm.example', 'kim@firm.example', 'lee@firm.example']);
});

test('a row of the host that is removed does not come back, nor does it leave anything behind', () => {
  const session = open([sam, kim]);
  session.answer('accounts/a1/email', 'sam.sample@firm.example');
  session.removeRow('accounts', 'a1');
  assert.deepEqual(emails(session), ['kim@firm.example']);
  assert.deepEqual(session.record().answers, { accounts: ['a2'] });
  assert.throws(() => session.answer('accounts/a1/email', 'x@firm.example'), UnknownPathError);
});

test('removing the last row of the host leaves none', () => {
  const session = open([sam]);
  session.removeRow('accounts', 'a1');
  assert.equal(session.snapshot.answer('accounts'), undefined);
  assert.deepEqual(session.snapshot.violations, []);
});

test('a draft keeps only what was typed, so that what the host corrects meanwhile is seen', () => {
  const session = open([sam, kim]);
  session.answer('accounts/a2/email', 'kim.sample@firm.example');
  const record = session.record();
  assert.deepEqual(record.answers, { 'accounts/a2/email': 'kim.sample@firm.example' });
  const later = open(
    [{ ...sam, email: 'sam.new@firm.example' }, kim, { ...kim, rowId: 'a3', email: 'lee@firm.example' }],
    record,
  );
  assert.deepEqual(emails(later), ['sam.new@firm.example', 'kim.sample@firm.example', 'lee@firm.example']);
});

test('rows that do not fit are told with the place of the fact', () => {
  const given = (accounts: unknown) => {
    const checked = readContext(questionnaire, { contextId: 'sample', organisationName: 'Sample', accounts });
    return checked.status === 'ready' ? [] : checked.issues.map(({ code, pointer }) => `${code} ${pointer}`);
  };
  assert.deepEqual(given([sam, kim]), []);
  assert.deepEqual(given('Sam'), ['unfit-fact /accounts']);
  assert.deepEqual(given([sam, 'Kim']), ['unfit-fact /accounts']);
  const { email: _, ...nameless } = kim;
  assert.deepEqual(given([sam, { ...nameless, role: 'boss' }]), [
    'missing-fact /accounts/1/email',
    'unfit-fact /accounts/1/role',
  ]);
});

test('two rows of the host with one id become two rows', () => {
  assert.deepEqual(emails(open([sam, { ...kim, rowId: 'a1' }])), ['sam@firm.example', 'kim@firm.example']);
});
