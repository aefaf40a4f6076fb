import type { Knex } from 'knex'
import type { Assessment } from '../../domain/assessment/assess.ts'
import type { Tried } from '../../domain/dry-run/agreement.ts'
import type { DryRun } from '../../domain/dry-run/dry-run.ts'
import type { Sha256, TransactionId } from '../../domain/ids.ts'
import type { DryRunStore, RecordDryRun } from '../../domain/ports.ts'
import type { Instant } from '../../domain/time.ts'
import type { Finding } from '../../domain/verdict.ts'
import { actOn } from './act.ts'
import { fromJson, toJson } from './json.ts'
import type { Json } from './json.ts'

interface DryRunRow {
  readonly n: number
  readonly run_id: string
  readonly transaction_id: TransactionId
  readonly actor_id: string
  readonly at: Instant
  readonly deed_sha256: Sha256 | null
  readonly lodging: Json<readonly Finding[]>
  readonly examination: Json<readonly Finding[]>
  readonly assessment: Json<Assessment>
  readonly surcharge: Json<DryRun['surcharge']> | null
}

const COLUMNS = [
  'at',
  'deed_sha256',
  'lodging',
  'examination',
  'assessment',
  'surcharge',
] as const satisfies readonly (keyof DryRunRow)[]

export function createDryRuns(knex: Knex): DryRunStore {
  return {
    record: (command) => record(knex, command),
    async latest(transactionId) {
      const row = await knex<DryRunRow>('dry_run')
        .where({ transaction_id: transactionId })
        .orderBy('n', 'desc')
        .first(...COLUMNS)
      return row && runFrom(row)
    },
    tried: (since, most) => tried(knex, since, most),
  }
}

function record(knex: Knex, { transactionId, runId, actorId, run }: RecordDryRun): Promise<DryRun> {
  return actOn(knex, transactionId, async (trx) => {
    const { at, deedSha256, lodging, examination, assessment, surcharge } = run
    const recorded = await trx<DryRunRow>('dry_run')
      .insert({
        ...{ run_id: runId, transaction_id: transactionId, actor_id: actorId, at, deed_sha256: deedSha256 },
        lodging: toJson(lodging),
        examination: toJson(examination),
        assessment: toJson(assessment),
        surcharge: surcharge && toJson(surcharge),
      })
      .onConflict('run_id')
      .ignore()
      .returning('n')
    if (recorded.length > 0) return run
    const row = await trx<DryRunRow>('dry_run')
      .where({ run_id: runId })
      .first(...COLUMNS)
    if (row === undefined) throw new Error(`The dry run ${runId} is not on record`)
    return runFrom(row)
  })
}

interface TriedRow extends Pick<DryRunRow, 'examination' | 'assessment'> {
  readonly transaction_id: TransactionId
  readonly round: number
  readonly findings: Json<readonly Finding[]>
  readonly assessed: Json<Assessment>
}

async function tried(knex: Knex, since: Instant, most: number): Promise<readonly Tried[]> {
  const rows = await knex('examination')
    .join('lodging', (on) =>
      on.on('lodging.transaction_id', 'examination.transaction_id').on('lodging.round', 'examination.round'),
    )
    .joinRaw(
      `join dry_run on dry_run.n = (select max(earlier.n) from dry_run earlier
        where earlier.transaction_id = lodging.transaction_id and earlier.deed_sha256 = lodging.deed_sha256
        and earlier.at <= lodging.at)`,
    )
    .where('examination.at', '>=', since)
    .orderBy([{ column: 'examination.at', order: 'desc' }, 'examination.transaction_id', 'examination.round'])
    .limit(most)
    .select<TriedRow[]>({
      transaction_id: 'examination.transaction_id',
      round: 'examination.round',
      findings: 'examination.findings',
      assessed: 'examination.assessment',
      examination: 'dry_run.examination',
      assessment: 'dry_run.assessment',
    })
  return rows.map((row) => ({
    transactionId: row.transaction_id,
    round: row.round,
    foretold: { examination: fromJson(row.examination), assessment: fromJson(row.assessment) },
    found: { findings: fromJson(row.findings), assessment: fromJson(row.assessed) },
  }))
}

function runFrom(row: Pick<DryRunRow, (typeof COLUMNS)[number]>): DryRun {
  return {
    at: row.at,
    deedSha256: row.deed_sha256,
    lodging: fromJson(row.lodging),
    examination: fromJson(row.examination),
    assessment: fromJson(row.assessment),
    surcharge: row.surcharge && fromJson(row.surcharge),
  }
}
