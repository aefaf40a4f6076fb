import type { Knex } from 'knex'
import type { Sha256, TransactionId } from '../../domain/ids.ts'
import type { ScreeningStore } from '../../domain/ports.ts'
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

export function createScreenings(knex: Knex): ScreeningStore {
  return {
    record: ({ transactionId, round, facts, factsSha256, rulesVersion, findings }) =>
      actOn(knex, transactionId, async (trx) => {
        await trx<ScreeningRow>('screening')
          .insert({
            transaction_id: transactionId,
            round,
            facts: toJson(facts),
            facts_sha256: factsSha256,
            rules_version: rulesVersion,
            findings: toJson(findings),
          })
          .onConflict(['transaction_id', 'round'])
          .ignore()
      }),
    of: async (transactionId) => {
      const rows = await knex<ScreeningRow>('screening')
        .where({ transaction_id: transactionId })
        .orderBy('round', 'desc')
        .select('round', 'facts', 'facts_sha256', 'rules_version', 'findings')
      return rows.map((row) => ({
        round: row.round,
        facts: fromJson(row.facts),
        factsSha256: row.facts_sha256,
        rulesVersion: row.rules_version,
        findings: fromJson(row.findings),
      }))
    },
  }
}
