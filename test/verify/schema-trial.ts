import assert from 'node:assert/strict';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { buildPayload, relevantRefs } from '../../src/engine/payload.ts';
import type { Session } from '../../src/engine/session-types.ts';
import type { Questionnaire } from '../../src/questionnaire/compiled.ts';
import { payloadSchema } from '../../src/questionnaire/payload-schema/payload-schema.ts';
import type { ServerFacts } from '../../src/verify/reopened.ts';
import { verifyPayload } from '../../src/verify/verify-payload.ts';
import { mutate } from '../fuzz/mutate.ts';
import type { Tape } from '../fuzz/tape.ts';
import { Claims } from './schema-claims.ts';
import { liesAbout } from './tampering.ts';

/** How many payloads the engine took, and how many of those it refused the schema had to refuse by its own word. */
export interface Counts {
  taken: number;
  refused: number;
  claimed: number;
  caught: number;
}

/** A fresh count. */
export function noCounts(): Counts {
  return { taken: 0, refused: 0, claimed: 0, caught: 0 };
}

/** One questionnaire's exported schema, held against what the engine and the verifier say of payloads. */
export class SchemaTrial {
  readonly counts = noCounts();
  readonly #check: ValidateFunction;
  readonly #claims: Claims;

  constructor(readonly questionnaire: Questionnaire) {
    const { schema, coverage } = payloadSchema(questionnaire);
    this.#check = new Ajv2020({ strict: true }).compile(schema);
    this.#claims = new Claims(questionnaire, coverage);
  }

  /** Tries the payload that a session would give out now, whether it may or not, and some that were tampered with. */
  async trySession(tape: Tape, session: Session, context: ServerFacts['context'], lies: number): Promise<void> {
    const { snapshot } = session;
    const server = { ...(context && { context }), today: snapshot.today };
    const named = snapshot.fact('contextId');
    const contextId = typeof named === 'string' ? named : 'c1';
    const honest = buildPayload(snapshot, { contextId, submissionId: 's1', supersedes: null });
    const verdict = await this.try(honest, server, 'as the session has it');
    // The scripts put three known files anywhere; one file in two answers is no honest payload.
    const refs = relevantRefs(snapshot);
    const isHonest = session.payload().status === 'valid' && new Set(refs).size === refs.length;
    if (isHonest) assert.equal(verdict, 'verified', 'a server takes what may be sent');
    const all = lies > 0 ? liesAbout(session, honest) : [];
    for (let i = 0; i < lies && all.length > 0; i += 1) {
      const lie = all[tape.below(256) % all.length]!;
      await this.try(lie.payload, server, lie.name);
      await this.try({ ...honest, answers: mutate(tape, honest.answers) }, server, 'answers altered at random');
    }
  }

  /** Tries one payload: taken by the engine, it must be taken by the schema; refused for what it claims, refused. */
  async try(payload: unknown, server: ServerFacts, name: string): Promise<'verified' | 'refused'> {
    const sent: unknown = JSON.parse(JSON.stringify(payload));
    const verdict = await verifyPayload(this.questionnaire, sent, server);
    const fits = this.#check(sent);
    const { counts } = this;
    if (verdict.status === 'verified') {
      counts.taken += 1;
      assert.ok(fits, `${name}: the schema refuses what the engine takes: ${this.#errors()}\n${JSON.stringify(sent)}`);
      return 'verified';
    }
    counts.refused += 1;
    if (!fits) counts.caught += 1;
    const unknown = verdict.reasons.filter((reason) => this.#claims.isUnknown(reason));
    assert.deepEqual(unknown, [], `${name}: the report says nothing of this`);
    const claimed = this.#claims.claimed(verdict.reasons);
    if (claimed.length === 0) return 'refused';
    counts.claimed += 1;
    const words = JSON.stringify({ claimed, all: verdict.reasons, sent });
    assert.ok(!fits, `${name}: the schema takes what the report says it refuses: ${words}`);
    return 'refused';
  }

  #errors(): string {
    return JSON.stringify(this.#check.errors);
  }
}
