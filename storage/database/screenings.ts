import type { Knex } from 'knex'
import type { Sha256, TransactionId } from '../../domain/ids.ts'
import type { Screening, ScreeningStore } from '../../domain/ports.ts'
import { factsFrom } from '../../domain/screening/older-facts.ts'
import type { Screened, ScreeningFacts } from '../../domain/screening/rule.ts'
import { actOn } from './act.ts'
import { fromJson, toJson } from './json.ts'
import type { Json } from './json.ts'

interface ScreeningRow {
  readonly transaction_id: TransactionId
  readonly round: number
  readonly facts: Json<ScreeningFacts>
  readonly facts_sha256: Sha256
  readonly rules_version: string
  readonly findings: Json<readonly Screened[]>
}

const SCREENING_COLUMNS = ['round', 'facts', 'facts_sha256', 'rules_version', 'findings'] as const

export function createScreenings(knex: Knex): ScreeningStore {
  return {
    record: ({ transactionId, ...screening }) =>
      actOn(knex, transactionId, (trx) => record(trx, transactionId, screening)),
    of: (transactionId) => screeningsOf(knex, transactionId),
  }
}

/** Newest round first. */
export async function screeningsOf(knex: Knex, transactionId: TransactionId): Promise<readonly Screening[]> {
  const rows = await knex<ScreeningRow>('screening')
    .where({ transaction_id: transactionId })
    .orderBy('round', 'desc')
    .select(...SCREENING_COLUMNS)
  return rows.map(screeningFrom)
}

async function record(
  trx: Knex.Transaction,
  transactionId: TransactionId,
  screening: Screening,
): Promise<Screening> {
  const key = { transaction_id: transactionId, round: screening.round }
  const recorded = await trx<ScreeningRow>('screening')
    .insert({
      ...key,
      facts: toJson(screening.facts),
      facts_sha256: screening.factsSha256,
      rules_version: screening.rulesVersion,
      findings: toJson(screening.findings),
    })
    .onConflict(['transaction_id', 'round'])
    .ignore()
    .returning('round')
  return recorded.length > 0 ? screening : earlier(trx, key)
}

async function earlier(
  trx: Knex.Transaction,
  key: Pick<ScreeningRow, 'transaction_id' | 'round'>,
): Promise<Screening> {
  const row = await trx<ScreeningRow>('screening')
    .where(key)
    .first(...SCREENING_COLUMNS)
  if (row === undefined) throw new Error(`${key.transaction_id} has no screening ${key.round}`)
  return screeningFrom(row)
}

function screeningFrom(row: Omit<ScreeningRow, 'transaction_id'>): Screening {
  return {
    round: row.round,
    facts: factsFrom(fromJson(row.facts)),
    factsSha256: row.facts_sha256,
    rulesVersion: row.rules_version,
    findings: fromJson(row.findings),
  }
}
