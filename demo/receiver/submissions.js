// What was sent: each submission once, with its files.
import { createHash } from 'node:crypto';

/** @typedef {import('questionnaire-form/engine').Payload} Payload */

/**
 * @typedef {object} Kept
 * @property {string} id the submission's own id, which the respondent's browser made
 * @property {string} reference what people call it
 * @property {string} respondent
 * @property {Payload} payload
 * @property {Date} received
 */

/**
 * Bytes go into the database in pieces, so that no more than this much of a file is in memory twice; as base64, because
 * PGlite takes several times as long over the binary form.
 */
const pieceSize = 256 * 1024;

export const tables = [
  `create table if not exists submissions (
     number integer generated always as identity,
     id text primary key,
     respondent text not null,
     questionnaire text not null,
     edition text not null,
     supersedes text,
     content text not null,
     payload text not null,
     review text not null,
     received timestamptz not null default now()
   )`,
  'create index if not exists submissions_by_respondent on submissions (respondent)',
  `create table if not exists files (
     submission text not null references submissions (id) on delete cascade,
     ref text not null,
     piece integer not null,
     bytes bytea not null,
     primary key (submission, ref, piece)
   )`,
];

/** Keeps submissions in a database whose `tables` are there. */
export class Submissions {
  /** @param {import('./database.js').Database} database */
  constructor(database) {
    this.database = database;
  }

  /**
   * Stores a verified payload with its files, or finds what is stored under its id already: however often and in
   * parallel the same one arrives, it is stored once.
   * @param {string} respondent
   * @param {Payload} payload
   * @param {ReadonlyMap<string, Blob>} files
   * @returns {Promise<Kept>}
   */
  keep(respondent, payload, files) {
    return this.database.transaction(async (connection) => {
      const { id, edition } = payload.questionnaire;
      const [made] = await connection.query(
        `insert into submissions (id, respondent, questionnaire, edition, supersedes, content, payload, review)
         values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (id) do nothing returning *`,
        [
          payload.submissionId,
          respondent,
          id,
          edition,
          payload.supersedes,
          contentOf(payload),
          JSON.stringify(payload),
          JSON.stringify(payload.needsReview),
        ],
      );
      if (made) {
        for (const [ref, file] of files) await keepFile(connection, payload.submissionId, ref, file);
        return fromRow(made);
      }
      const [earlier] = await connection.query('select * from submissions where id = $1', [payload.submissionId]);
      return fromRow(/** @type {import('./database.js').Row} */ (earlier));
    });
  }

  /** @param {string} id @returns {Promise<Kept | undefined>} */
  async find(id) {
    const [row] = await this.database.query('select * from submissions where id = $1', [id]);
    return row && fromRow(row);
  }

  /** All of them, or those of one questionnaire, the newest first. @param {string} [questionnaire] */
  async list(questionnaire) {
    const rows = await this.database.query(
      'select * from submissions where $1::text is null or questionnaire = $1 order by number desc',
      [questionnaire ?? null],
    );
    return rows.map(fromRow);
  }

  /** Ids of the questionnaires that a respondent has sent. @param {string} respondent @returns {Promise<string[]>} */
  async sentBy(respondent) {
    const sql = 'select distinct questionnaire from submissions where respondent = $1';
    return (await this.database.query(sql, [respondent])).map(({ questionnaire }) => String(questionnaire));
  }

  /** The bytes of a file, piece by piece. @param {string} id @param {string} ref */
  async *bytesOf(id, ref) {
    const sql = `select encode(bytes, 'base64') as text from files where submission = $1 and ref = $2 and piece = $3`;
    for (let piece = 0; ; piece += 1) {
      const [row] = await this.database.query(sql, [id, ref, piece]);
      if (!row) return;
      yield new Uint8Array(Buffer.from(row['text'], 'base64'));
    }
  }
}

/**
 * Says whether two payloads are the same submission: everything in them but the day, because one that is sent again
 * after midnight is no other.
 * @param {unknown} payload
 */
export function contentOf(payload) {
  const text = JSON.stringify({ .../** @type {object} */ (payload), today: '' }, (_, value) =>
    value && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
  return createHash('sha256').update(text).digest('hex');
}

/** @param {import('./database.js').Connection} connection @param {string} id @param {string} ref @param {Blob} file */
async function keepFile(connection, id, ref, file) {
  for (let piece = 0; piece * pieceSize < file.size; piece += 1) {
    const bytes = await file.slice(piece * pieceSize, (piece + 1) * pieceSize).arrayBuffer();
    await connection.query(
      `insert into files (submission, ref, piece, bytes) values ($1, $2, $3, decode($4, 'base64'))`,
      [id, ref, piece, Buffer.from(bytes).toString('base64')],
    );
  }
}

/** @param {import('./database.js').Row} row @returns {Kept} */
function fromRow({ id, number, edition, respondent, payload, received }) {
  const reference = `R-${edition}-${String(number).padStart(5, '0')}`;
  return { id, reference, respondent, payload: JSON.parse(payload), received: new Date(received) };
}
