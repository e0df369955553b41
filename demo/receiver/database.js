// The one place that knows which database it is. Everything else hands over plain SQL, the same for both.

/**
 * @typedef {Record<string, any>} Row a result by column name
 * @typedef {object} Connection
 * @property {(sql: string, values?: readonly unknown[]) => Promise<Row[]>} query one statement, with $1, $2, … in it
 */

/**
 * @typedef {object} Keeping
 * @property {<T>(work: (connection: Connection) => Promise<T>) => Promise<T>} transaction all of it or nothing
 * @property {() => Promise<void>} close
 */

/** @typedef {Connection & Keeping} Database */

/**
 * Opens PostgreSQL when `url` names one, else the PGlite that comes with the package: in `folder`, or in memory, where
 * everything is gone when the process ends.
 * @param {{ url?: string | undefined, folder?: string | undefined }} [where]
 * @returns {Promise<Database>}
 */
export async function openDatabase({ url, folder } = {}) {
  return url ? openPostgres(url) : openEmbedded(folder);
}

/** @param {string} url @returns {Promise<Database>} */
async function openPostgres(url) {
  const { default: pg } = await import('pg');
  const pool = new pg.Pool({ connectionString: url });
  // A connection that breaks while nobody uses it would otherwise end the process; the pool makes a new one.
  pool.on('error', (error) => console.error('PostgreSQL closed a connection:', error.message));
  return {
    query: async (sql, values) => (await pool.query(sql, values && [...values])).rows,
    close: () => pool.end(),
    transaction: async (work) => {
      const client = await pool.connect();
      try {
        await client.query('begin');
        const result = await work({
          query: async (sql, values) => (await client.query(sql, values && [...values])).rows,
        });
        await client.query('commit');
        client.release();
        return result;
      } catch (error) {
        // One that cannot roll back is not given to the next.
        await client.query('rollback').then(
          () => client.release(),
          (broken) => client.release(broken),
        );
        throw error;
      }
    },
  };
}

/** @param {string | undefined} folder @returns {Promise<Database>} */
async function openEmbedded(folder) {
  const { PGlite } = await import('@electric-sql/pglite');
  const embedded = await PGlite.create(folder === undefined ? {} : { dataDir: folder });
  /** @param {Pick<typeof embedded, 'query'>} connection @returns {Connection['query']} */
  const queryOn = (connection) => async (sql, values) =>
    /** @type {Row[]} */ ((await connection.query(sql, values && [...values])).rows);
  return {
    query: queryOn(embedded),
    close: () => embedded.close(),
    transaction: (work) => embedded.transaction((connection) => work({ query: queryOn(connection) })),
  };
}
