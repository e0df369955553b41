import type { Payload } from '../../src/engine/payload-types.ts';
import type { Session } from '../../src/engine/session-types.ts';
import type { Snapshot } from '../../src/engine/snapshot.ts';
import type { Question } from '../../src/questionnaire/compiled.ts';
import type { ReasonCode } from '../../src/verify/reason.ts';

/** A payload as JSON gives it, to be altered. */
export type Loose = Record<string, unknown> & {
  questionnaire: Record<string, unknown>;
  answers: Record<string, unknown>;
  needsReview: unknown[];
  confirmed: unknown[];
  attachments: Record<string, Record<string, unknown>>;
};

/** One lie told by a payload, and the reason by which it must be found out. */
export interface Lie {
  readonly name: string;
  readonly payload: Loose;
  readonly code: ReasonCode;
}

/** Everything that somebody could change in a payload without the questionnaire allowing it. */
export function liesAbout(session: Session, honest: Payload): readonly Lie[] {
  const { snapshot } = session;
  const lies: Lie[] = [];
  const lie = (name: string, code: ReasonCode, alter: (payload: Loose) => void): void => {
    const payload = JSON.parse(JSON.stringify(honest)) as Loose;
    alter(payload);
    lies.push({ name, code, payload });
  };
  aboutTheHead(lie);
  aboutTheAnswers(snapshot, honest, lie);
  aboutReview(honest, lie);
  for (const ref of Object.keys(honest.attachments)) aboutAttachment(ref, isLimited(snapshot), lie);
  return lies;
}

type Tell = (name: string, code: ReasonCode, alter: (payload: Loose) => void) => void;

function aboutTheHead(lie: Tell): void {
  for (const member of ['format', 'questionnaire', 'contextId', 'submissionId', 'supersedes', 'today', 'answers']) {
    lie(`lacks ${member}`, 'malformed', (payload) => delete payload[member]);
    lie(`has a list as ${member}`, 'malformed', (payload) => (payload[member] = []));
  }
  for (const member of ['id', 'edition', 'sha256']) {
    lie(`names another ${member}`, 'questionnaireDiffers', ({ questionnaire }) => {
      questionnaire[member] = 'f'.repeat(64);
    });
    lie(`lacks the ${member}`, 'malformed', ({ questionnaire }) => delete questionnaire[member]);
  }
  lie('names another version', 'questionnaireDiffers', ({ questionnaire }) => (questionnaire['version'] = 99));
  lie('has another format', 'malformed', (payload) => (payload['format'] = 2));
  lie('belongs to another organisation', 'contextDiffers', (payload) => (payload['contextId'] = 'somebody-else'));
  lie('was made on an earlier day', 'dayDiffers', (payload) => (payload['today'] = '2001-01-01'));
  lie('was made on no day', 'malformed', (payload) => (payload['today'] = '2026-02-30'));
  lie('has a submission id with a path in it', 'malformed', (payload) => (payload['submissionId'] = '../../etc'));
  lie('has a member of its own', 'malformed', (payload) => (payload['paid'] = true));
}

function aboutTheAnswers(snapshot: Snapshot, honest: Payload, lie: Tell): void {
  lie('answers a question of its own', 'unknownQuestion', ({ answers }) => (answers['isPaid'] = 'yes'));
  lie('answers by the path of a part', 'unknownQuestion', ({ answers }) => (answers['a/b'] = 'yes'));
  lie('answers the prototype', 'unknownQuestion', ({ answers }) => {
    Object.defineProperty(answers, '__proto__', { value: {}, enumerable: true });
  });
  for (const section of snapshot.questionnaire.sections) {
    for (const { id, kind, optional } of section.questions) {
      const given = honest.answers[id];
      if (given === undefined) {
        const asked = snapshot.isRelevant(id);
        if (!asked && kind === 'text') lie(`answers ${id}`, 'notAsked', ({ answers }) => (answers[id] = 'Sample'));
        continue;
      }
      lie(`gives null for ${id}`, 'altered', ({ answers }) => (answers[id] = null));
      if (kind === 'calculated' || kind === 'prefilled') aboutMadeAnswer(id, given, lie);
      else if (!optional && snapshot.isRequired(id) && isMissed(snapshot.question(id).question)) {
        // What a condition sets to "not applicable" nobody can leave out.
        const code = snapshot.question(id).fixed ? 'missing' : 'violation';
        lie(`leaves out ${id}`, code, ({ answers }) => delete answers[id]);
      }
      if (typeof given === 'string' && (kind === 'text' || kind === 'longText')) {
        lie(`pads ${id}`, 'altered', ({ answers }) => (answers[id] = ` ${given} `));
      }
      if (kind === 'choice') lie(`makes up an option of ${id}`, 'violation', ({ answers }) => (answers[id] = 'madeUp'));
      if (kind === 'integer') lie(`gives a fraction for ${id}`, 'wrongShape', ({ answers }) => (answers[id] = 1.5));
      if (kind === 'yesNo') {
        lie(`gives ${id} without its object`, 'altered', ({ answers }) => {
          answers[id] = (given as { answer: string }).answer;
        });
        lie(`adds a part to ${id}`, 'unknownQuestion', ({ answers }) => {
          answers[id] = { ...(given as object), paid: 'yes' };
        });
      }
    }
  }
}

/** Whether a required question is missed when it is left out: of a group or a matrix, only its parts are. */
function isMissed({ kind, parts }: Question): boolean {
  if (kind !== 'group' && kind !== 'matrix') return true;
  return parts.some(
    ({ optional, relevantWhen, detail, ruleType, kind: inner }) =>
      !optional &&
      !relevantWhen &&
      !detail.notApplicable &&
      ruleType &&
      inner !== 'calculated' &&
      inner !== 'prefilled',
  );
}

function aboutMadeAnswer(id: string, given: unknown, lie: Tell): void {
  lie(`leaves out ${id}`, 'missing', ({ answers }) => delete answers[id]);
  lie(`makes up ${id}`, 'altered', ({ answers }) => {
    const minor = (given as { minor?: number }).minor;
    answers[id] = minor === undefined ? 'made up' : { ...(given as object), minor: minor + 1 };
  });
}

function aboutReview(honest: Payload, lie: Tell): void {
  for (const id of honest.needsReview) {
    lie(`hides the review of ${id}`, 'reviewDiffers', (payload) => {
      payload.needsReview = payload.needsReview.filter((other) => other !== id);
    });
  }
  lie('asks for a review of its own', 'reviewDiffers', ({ needsReview }) => needsReview.push('somethingElse'));
  for (const id of honest.confirmed) {
    lie(`takes back the confirmation of ${id}`, 'violation', (payload) => {
      payload.confirmed = payload.confirmed.filter((other) => other !== id);
    });
  }
  lie('confirms what nobody asked', 'confirmedDiffers', ({ confirmed }) => confirmed.push('somethingElse'));
}

/** Whether no file of any size is allowed anywhere. */
function isLimited({ questionnaire }: Snapshot): boolean {
  const files = questionnaire.nodes.flatMap((node) => (node.type === 'question' && node.files ? [node.files] : []));
  return questionnaire.maxPerSubmission !== undefined || files.every(({ maxPerQuestion }) => maxPerQuestion);
}

function aboutAttachment(ref: string, limited: boolean, lie: Tell): void {
  lie(`says nothing of ${ref}`, 'attachmentMissing', ({ attachments }) => delete attachments[ref]);
  lie(`says of ${ref} that it has no bytes`, 'malformed', ({ attachments }) => (attachments[ref]!['size'] = 0));
  lie(`gives ${ref} no real hash`, 'malformed', ({ attachments }) => (attachments[ref]!['sha256'] = 'abc'));
  lie(`calls ${ref} a web page`, 'attachmentDiffers', ({ attachments }) => (attachments[ref]!['type'] = 'text/html'));
  lie(`says more of ${ref}`, 'malformed', ({ attachments }) => (attachments[ref]!['url'] = 'https://bad.example'));
  if (limited)
    lie(`makes ${ref} too large`, 'violation', ({ attachments }) => (attachments[ref]!['size'] = 9_000_000_000));
  lie(`adds a file beside ${ref}`, 'attachmentUnused', ({ attachments }) => {
    attachments['zz'] = { ...attachments[ref] };
  });
}
