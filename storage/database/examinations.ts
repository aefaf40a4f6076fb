import type { Knex } from 'knex'
import type { Examination, RecordExamination } from '../../domain/ports.ts'
import { actOn } from './act.ts'
import { recordJudged } from './evidence.ts'
import { fromJson, toJson } from './json.ts'
import type { ExaminationRow } from './rows.ts'

/** One examination a round; answers the one on record. */
export function recordExamination(knex: Knex, command: RecordExamination): Promise<Examination> {
  const { transactionId, round, at, findings, assessment, judgement } = command
  const key = { transaction_id: transactionId, round }
  return actOn(knex, transactionId, async (trx) => {
    const recorded = await trx<ExaminationRow>('examination')
      .insert({ ...key, at, findings: toJson(findings), assessment: toJson(assessment) })
      .onConflict(['transaction_id', 'round'])
      .ignore()
      .returning('round')
    if (recorded.length === 0) return earlier(trx, key)
    await recordJudged(trx, transactionId, { ...judgement, purpose: 'deed', round })
    return { findings, assessment }
  })
}

async function earlier(
  trx: Knex.Transaction,
  key: Pick<ExaminationRow, 'transaction_id' | 'round'>,
): Promise<Examination> {
  const row = await trx<ExaminationRow>('examination').where(key).first('findings', 'assessment')
  if (row === undefined) throw new Error(`${key.transaction_id} has no examination ${key.round}`)
  return { findings: fromJson(row.findings), assessment: fromJson(row.assessment) }
}
