import { recompute } from '../../activities/recompute.ts'
import type { Examine } from '../../activities/judging.ts'
import type { Recomputed } from '../../activities/recompute.ts'
import { parseTransactionId } from '../../domain/ids.ts'
import { openDatabase } from '../../storage/database/connect.ts'
import { createStores } from '../../storage/database/stores.ts'
import { connectObjectStore } from '../../storage/vault/connect.ts'
import { createVault } from '../../storage/vault/vault.ts'
import { readConfig } from '../config.ts'
import { createExaminers } from '../process/examiners.ts'
import { findRunning } from '../start/running.ts'
import { UsageError } from '../usage-error.ts'

/**
 * Judges every document of a transaction again from what was stored, and compares. Uses DATABASE_URL and S3_… or,
 * when they are not set, the installation of a data folder. Answers the exit code: 0 when every verdict comes out
 * byte for byte as it is on record, 1 when one differs, 2 when there is none.
 * @throws UsageError when the id names no transaction
 */
export async function verifyRecompute(
  id: string,
  options: { readonly data: string; readonly json?: boolean },
  print: (text: string) => void = console.log,
): Promise<number> {
  const transactionId = parseTransactionId(id)
  if (transactionId === undefined) throw new UsageError('Name a transaction: LT-XXXX-XXXX-XXXX')
  const env = process.env['DATABASE_URL'] === undefined ? (await findRunning(options.data)).env : process.env
  const { database, s3 } = readConfig(['database', 's3'], env)
  const knex = await openDatabase(database)
  const examiners = createExaminers()
  try {
    const vault = createVault({ client: connectObjectStore(s3), bucket: s3.bucket })
    const examine: Examine = (document, question) => examiners.examine(document, question)
    const all = await recompute({ stores: createStores(knex), vault, examine }, transactionId)
    for (const one of all) print(options.json === true ? one.recomputed : line(one))
    if (all.length === 0) print('No document of this transaction has been judged.')
    return exitCodeOf(all)
  } finally {
    await Promise.all([examiners.close(), knex.destroy()])
  }
}

function line({ same, purpose, round, documentSha256, verifiers: [then, now] }: Recomputed): string {
  const versions = then === now ? `verifier ${now}` : `verifier ${then} then, ${now} now`
  return `${same ? 'same   ' : 'DIFFERS'}  ${purpose} ${round} ${documentSha256} (${versions})`
}

function exitCodeOf(all: readonly Recomputed[]): number {
  if (all.length === 0) return 2
  return all.every(({ same }) => same) ? 0 : 1
}
