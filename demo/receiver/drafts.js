// Keeps encrypted drafts for those who go on from another device. The server can read none of it: it sees a place that
// nobody can guess, a size and a time.
import { createHash, randomBytes } from 'node:crypto';
import { Hono } from 'hono';
import { RateLimit } from './rate-limit.js';

/** @typedef {import('hono').Context} Context */

export const tables = [
  `create table if not exists drafts (
     locator text primary key,
     token text not null,
     etag text not null,
     size integer not null,
     expires timestamptz not null,
     body bytea not null
   )`,
];

/**
 * @typedef {object} DraftLimits
 * @property {number} [maxBytes] of one draft or file
 * @property {number} [maxTotal] bytes of all together
 * @property {number} [days] that a draft is kept after it was last changed
 * @property {number} [missesPerHour] of one address. Whoever asks for places where there is nothing may be guessing
 * passwords; the address then gets no answer at all until the hour is over
 * @property {number} [newPerHour] of one address
 */

/**
 * `GET /:locator` answers 200 with the bytes and an `ETag`, or 404. `PUT` wants a `Write-Token` and either
 * `If-None-Match: *` (there is none yet) or `If-Match` with the tag of the one to replace; 412 when it is another by
 * now. `DELETE` wants the `Write-Token`. Only a hash of the token is kept.
 * @param {import('./app.js').Office} office
 * @param {DraftLimits} [limits]
 */
export function draftBlobs(office, limits) {
  const app = new Hono();
  const drafts = new Drafts(office, limits);
  app.use('/:locator', async (c, next) => {
    c.header('Cache-Control', 'no-store, no-transform');
    const seconds = drafts.wait(c);
    if (seconds > 0) return c.body(null, 429, { 'Retry-After': String(seconds) });
    if (!/^[\w-]{20,128}$/.test(c.req.param('locator'))) return drafts.missed(c, 404);
    if (c.req.method !== 'GET' && tokenOf(c) === undefined) return c.text('A Write-Token is needed.', 401);
    return next();
  });
  app.get('/:locator', (c) => drafts.get(c, c.req.param('locator')));
  app.put('/:locator', (c) => drafts.put(c, c.req.param('locator')));
  app.delete('/:locator', (c) => drafts.delete(c, c.req.param('locator')));
  return app;
}

class Drafts {
  /** @param {import('./app.js').Office} office @param {DraftLimits} [limits] */
  constructor(office, limits = {}) {
    this.office = office;
    this.limits = { maxBytes: 24_000_000, maxTotal: 1_000_000_000, days: 60, ...limits };
    const clock = () => office.now().getTime();
    this.misses = new RateLimit(limits.missesPerHour ?? 30, clock);
    this.made = new RateLimit(limits.newPerHour ?? 300, clock);
  }

  /** Seconds for which the address gets no answer. @param {Context} c */
  wait(c) {
    const address = this.office.addressOf(c);
    const isNew = c.req.header('If-None-Match') !== undefined;
    return Math.max(this.misses.wait(address), isNew ? this.made.wait(address) : 0);
  }

  /** A wrong guess is one more for the address that made it. @param {Context} c @param {403 | 404 | 412} status */
  missed(c, status) {
    this.misses.note(this.office.addressOf(c));
    return c.body(null, status);
  }

  /** @param {Context} c @param {string} locator */
  async get(c, locator) {
    const sql = `select etag, encode(body, 'base64') as body from drafts where locator = $1 and expires > $2`;
    const [draft] = await (await this.office.database()).query(sql, [locator, this.office.now()]);
    if (!draft) return this.missed(c, 404);
    const headers = { ETag: draft['etag'], 'Content-Type': 'application/octet-stream' };
    return c.body(new Uint8Array(Buffer.from(draft['body'], 'base64')), 200, headers);
  }

  /** @param {Context} c @param {string} locator */
  async put(c, locator) {
    const match = c.req.header('If-Match');
    const isNew = c.req.header('If-None-Match') === '*';
    if (isNew === (match !== undefined)) return c.text('Either If-None-Match: * or If-Match is needed.', 428);
    const announced = Number(c.req.header('Content-Length') ?? this.limits.maxBytes);
    if (!(announced <= this.limits.maxBytes)) return c.body(null, 413);
    return this.office.gate.pass(announced, async () => {
      const body = await readAll(c.req.raw.body, this.limits.maxBytes);
      if (!body) return c.body(null, 413);
      if (!(await this.#hasRoom(body.length))) return c.body(null, 507);
      const etag = `"${randomBytes(12).toString('hex')}"`;
      const kept = await this.#keep(locator, String(tokenOf(c)), etag, body, match);
      if (kept && isNew) this.made.note(this.office.addressOf(c));
      return kept ? c.body(null, isNew ? 201 : 204, { ETag: etag }) : this.#refused(c, locator, isNew);
    });
  }

  /** @param {Context} c @param {string} locator */
  async delete(c, locator) {
    const sql = 'delete from drafts where locator = $1 and token = $2 returning locator';
    const [gone] = await (await this.office.database()).query(sql, [locator, tokenOf(c)]);
    return gone ? c.body(null, 204) : this.missed(c, (await this.#tokenAt(locator)) === undefined ? 404 : 403);
  }

  /** Throws out what has expired, and says whether so many bytes still fit. @param {number} bytes */
  async #hasRoom(bytes) {
    const database = await this.office.database();
    await database.query('delete from drafts where expires <= $1', [this.office.now()]);
    const [sum] = await database.query('select coalesce(sum(size), 0)::float8 as bytes from drafts');
    return Number(sum?.['bytes']) + bytes <= this.limits.maxTotal;
  }

  /**
   * In one statement, so that of two writers at a time one is told that it came second.
   * @param {string} locator
   * @param {string} token
   * @param {string} etag
   * @param {Buffer} body
   * @param {string | undefined} match
   */
  async #keep(locator, token, etag, body, match) {
    const expires = new Date(this.office.now().getTime() + this.limits.days * 86_400_000);
    const values = [locator, token, etag, body.length, expires, body.toString('base64')];
    const database = await this.office.database();
    const rows =
      match === undefined
        ? await database.query(
            `insert into drafts (locator, token, etag, size, expires, body)
             values ($1, $2, $3, $4, $5, decode($6, 'base64')) on conflict (locator) do nothing returning etag`,
            values,
          )
        : await database.query(
            `update drafts set etag = $3, size = $4, expires = $5, body = decode($6, 'base64')
             where locator = $1 and token = $2 and etag = $7 returning etag`,
            [...values, match],
          );
    return rows.length > 0;
  }

  /** @param {Context} c @param {string} locator @param {boolean} isNew */
  async #refused(c, locator, isNew) {
    const token = await this.#tokenAt(locator);
    // Whoever has the token came second, and guessed nothing.
    if (token === tokenOf(c)) return c.body(null, 412);
    return this.missed(c, token === undefined || isNew ? 412 : 403);
  }

  /** @param {string} locator @returns {Promise<string | undefined>} */
  async #tokenAt(locator) {
    const [row] = await (await this.office.database()).query('select token from drafts where locator = $1', [locator]);
    return row?.['token'];
  }
}

/** What is kept of the token. @param {Context} c */
function tokenOf(c) {
  const token = c.req.header('Write-Token') ?? '';
  return token.length >= 16 && token.length <= 256 ? createHash('sha256').update(token).digest('hex') : undefined;
}

/** The bytes, unless there are more than allowed. @param {ReadableStream | null} body @param {number} most */
async function readAll(body, most) {
  /** @type {Uint8Array[]} */
  const chunks = [];
  let size = 0;
  for (const reader = body?.getReader(); reader;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > most) return undefined;
    chunks.push(value);
  }
  return Buffer.concat(chunks);
}
