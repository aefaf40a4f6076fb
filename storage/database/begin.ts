import type { Knex } from 'knex'

/** The part of knex that opens a transaction; its types do not tell of it. */
interface Client {
  transaction(work: unknown, config?: Knex.TransactionConfig, outer?: unknown): Transaction
}

interface Transaction {
  begin(connection: unknown): Promise<unknown>
  query(connection: unknown, sql: string): Promise<unknown>
}

/**
 * Has SQLite begin each commit as a writer, which waits for its turn. It would begin as a reader, and a reader
 * that wants to write while another process does is refused at once. What only reads, begins as a reader still.
 */
export function beginAsWriter(knex: Knex): void {
  const client = knex.client as Client
  const original = client.transaction.bind(client)
  client.transaction = (work, config, outer) => {
    const transaction = original(work, config, outer)
    if (config?.readOnly !== true) {
      transaction.begin = (connection) => transaction.query(connection, 'BEGIN IMMEDIATE;')
    }
    return transaction
  }
}
