import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { diffQuestionnaires } from '../../../src/cli/diff/diff-questionnaires.ts';
import { type Differences, type GroupId, ofGroup } from '../../../src/cli/diff/difference.ts';
import { carryOver, type CarriedOver } from '../../../src/drafts/carry-over.ts';
import { isBlank } from '../../../src/engine/answer.ts';
import type { Draft } from '../../../src/drafts/draft.ts';
import type { Questionnaire } from '../../../src/questionnaire/compiled.ts';
import { loadQuestionnaire } from '../../../src/questionnaire/load.ts';
import { answered, bases, draftOf } from '../../drafts/edited-drafts.ts';
import { edited } from '../../drafts/staff-edits.ts';
import { patience, runs, Tape, tapes } from '../../fuzz/tape.ts';
import { questionnaireFiles, readScenarios, scenariosBeside } from '../../scenarios/schema-files.ts';

/** A list that somebody wrote who read both files: ids by group, and what becomes of some answers. */
interface HandList {
  readonly old: string;
  readonly new: string;
  readonly groups: Readonly<Partial<Record<GroupId, readonly string[]>>>;
  readonly drafts: Readonly<Record<string, string>>;
}

const folder = join(import.meta.dirname, '../../scenarios/editions');
const lists = readdirSync(folder).map(
  (file) => [file, JSON.parse(readFileSync(join(folder, file), 'utf8')) as HandList] as const,
);

function load(file: string): Questionnaire {
  const loaded = loadQuestionnaire(readFileSync(file, 'utf8'), { unbuiltKinds: true });
  assert.ok(loaded.status === 'ready', file);
  return loaded.questionnaire;
}

function idsByGroup({ differences }: Differences): Readonly<Record<string, readonly string[]>> {
  const groups: Record<string, string[]> = {};
  for (const { group, id } of differences) (groups[group] ??= []).push(id);
  return sorted(groups);
}

function sorted(groups: Readonly<Record<string, readonly string[]>>): Readonly<Record<string, readonly string[]>> {
  const entries = Object.entries(groups).map(([group, ids]) => [group, [...ids].sort()] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Where the report and the respondent's draft do not agree, in words; none when they do. */
function disagreements(differences: Differences, old: Questionnaire, draft: Draft, carried: CarriedOver): string[] {
  const of = (group: GroupId) => ofGroup(differences, group);
  const idsOf = (group: GroupId) => new Set(of(group).map(({ id }) => id));
  const renamed = new Map(of('renamed').map(({ id, changes }) => [changes[0]!.before!, id.split('/').at(-1)!]));
  const today = (pattern: string) => {
    const steps = pattern.split('/');
    return steps.map((step) => renamed.get(step) ?? step).join('/');
  };
  /** The question of an answer and all that it is a part of, as the report names them. */
  const chain = (path: string) => {
    const named: { was: string; now: string }[] = [];
    for (let it = old.find(path)?.question; it; it = it.parent) {
      named.push({ was: it.pattern, now: today(it.pattern) });
    }
    return named;
  };
  const [gone, meaning] = [idsOf('noLongerAsked'), idsOf('meaning')];
  const found: string[] = [];
  for (const { path, reason } of carried.setAside) {
    const all = chain(path);
    const isGone = all.some(({ was }) => gone.has(was));
    const isOther = all.some(({ now }) => meaning.has(now));
    if (!isOther && !(isGone && reason !== 'askedAgain')) found.push(`${path}: ${reason}, and not told`);
  }
  const aside = new Set(carried.setAside.map(({ path }) => path));
  for (const path of Object.keys(draft.record.answers)) {
    const isGone = chain(path).some(({ was }) => gone.has(was));
    const isAnswered = !isBlank(draft.record.answers[path]);
    if (isGone && isAnswered && !aside.has(path)) found.push(`${path}: told to be gone, and carried`);
  }
  for (const { id, drafts } of of('meaning')) {
    const paths = Object.keys(draft.record.answers).filter((path) => chain(path)[0]?.now === id);
    const isAsked = paths.some((path) => aside.has(path));
    if (drafts === 'carried' && isAsked) found.push(`${id}: told to be carried, and set aside`);
    if (drafts === 'askedAgain' && paths.length > 0 && !isAsked && !isAgreed(differences, id)) {
      found.push(`${id}: told to be asked again, and carried`);
    }
  }
  const added = [...idsOf('askedAnew')].filter((id) => !id.includes('/')).sort();
  if (`${added.join()}` !== [...carried.added].sort().join()) {
    found.push(`asked anew: ${added.join()} told, ${carried.added.join()} in the draft`);
  }
  return found;
}

// Agreeing to another text is kept in the record, and reads as blank in the session.
function isAgreed(differences: Differences, id: string): boolean {
  const found = ofGroup(differences, 'meaning').find((one) => one.id === id);
  return found?.changes.some(({ what }) => what === 'What is agreed to') === true;
}

describe('What staff are told of the year that follows', () => {
  for (const [file, list] of lists) {
    const [old, now] = [load(list.old), load(list.new)];
    const differences = diffQuestionnaires(old, now);

    it(`is what somebody wrote down who read both files: ${file}`, () => {
      assert.deepEqual(idsByGroup(differences), sorted(list.groups));
    });

    it(`says of each answer what becomes of it: ${file}`, () => {
      const groups: readonly GroupId[] = ['askedAnew', 'noLongerAsked', 'renamed', 'meaning'];
      const told = groups
        .flatMap((group) => ofGroup(differences, group))
        .map(({ id, drafts }) => [id, drafts] as const);
      assert.deepEqual(Object.fromEntries(told), list.drafts);
    });

    it(`is what happens to a draft in which everything was answered: ${file}`, () => {
      const { contexts } = readScenarios(scenariosBeside(list.old));
      const session = answered(new Tape(new Uint8Array(9000).fill(1)), {
        questionnaire: old,
        context: Object.values(contexts)[0] ?? {},
      });
      const draft = draftOf(session, old);
      const isKept = (id: string) => Object.keys(draft.record.answers).some((path) => path.split('/')[0] === id);
      const asked = [...list.groups.noLongerAsked!, ...list.groups.meaning!].map((id) => id.split('/')[0]!);
      assert.deepEqual(
        asked.filter((id) => !isKept(id)),
        [],
        'the draft has an answer to each of them',
      );
      assert.deepEqual(disagreements(differences, old, draft, carryOver(now, draft)), []);
    });
  }

  it('has a list for every questionnaire that has a second year', () => {
    const later = questionnaireFiles().filter((file) => file.includes('.2027.'));
    assert.deepEqual(lists.map(([, list]) => list.new).sort(), [...later].sort());
  });
});

describe('Whatever staff do to the shipped questionnaires', () => {
  it('the report says what happens to a draft', () => {
    const all = bases();
    const property = fc.property(tapes(2000), (numbers) => {
      const tape = new Tape(numbers);
      const base = tape.pick(all)!;
      const draft = draftOf(answered(new Tape(new Uint8Array(9000).fill(1)), base), base.questionnaire);
      let [document, questionnaire] = [base.document, base.questionnaire];
      const done: string[] = [];
      for (let time = 0; time < 3; time += 1) {
        const next = edited(tape, document);
        ({ document, questionnaire } = next);
        done.push(next.what);
      }
      const differences = diffQuestionnaires(base.questionnaire, questionnaire);
      const found = disagreements(differences, base.questionnaire, draft, carryOver(questionnaire, draft));
      assert.deepEqual(found, [], done.join(', '));
    });
    fc.assert(property, { numRuns: runs(8), ...patience() });
  });

  it('a file is the same as itself', () => {
    for (const file of questionnaireFiles()) {
      assert.deepEqual(diffQuestionnaires(load(file), load(file)).differences, [], file);
    }
  });
});
