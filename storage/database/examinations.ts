import type { Knex } from 'knex'
import type { Examination, RecordExamination } from '../../domain/ports.ts'
import { actOn } from './act.ts'
import { fromJson, toJson } from './json.ts'
import type { ExaminationRow } from './rows.ts'

/** One examination a round; answers the one on record. */
export function recordExamination(knex: Knex, command: RecordExamination): Promise<Examination> {
  const { transactionId, round, at, findings, assessment } = command
  const key = { transaction_id: transactionId, round }
  return actOn(knex, transactionId, async (trx) => {
    const earlier = await trx<ExaminationRow>('examination').where(key).first('findings', 'assessment')
    if (earlier !== undefined) {
      return { findings: fromJson(earlier.findings), assessment: fromJson(earlier.assessment) }
    }
    await trx<ExaminationRow>('examination').insert({
      ...key,
      at,
      findings: toJson(findings),
      assessment: toJson(assessment),
    })
    return { findings, assessment }
  })
}
