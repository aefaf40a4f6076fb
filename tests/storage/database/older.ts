import { expect } from 'chai'
import type { Knex } from 'knex'
import { migrate, STEPS } from '../../../storage/database/migrations/migrate.ts'
import { createStores } from '../../../storage/database/stores.ts'
import { digest, judgement } from '../../domain/sample.ts'
import { day } from '../contract/world.ts'

/** What a database of an older release still holds once it is migrated: run against every engine. */
export function itMigratesOlderRecords(open: () => Promise<Knex>): void {
  /** A database as it was after the step with this name. */
  const openAfter = async (name: string): Promise<Knex> => {
    const knex = await open()
    await migrate(knex, STEPS.slice(0, STEPS.findIndex((step) => step.name === name) + 1))
    return knex
  }

  it('says of older evidence records that nothing was kept to prove them, and guards them still', async () => {
    const knex = await openAfter('008-evidence')
    const { document: record, trust } = judgement
    const row = {
      ...{ document_sha256: digest, n: 1, at: day(1), valid_until: day(9) },
      record: JSON.stringify(record),
    }
    await knex('evidence_record').insert(row)
    await migrate(knex)
    const { archive } = createStores(knex)
    const older = {
      ...{ documentSha256: digest, n: 1, record, at: day(1), validUntil: day(9), trust: null },
      evidence: { certificates: [], crls: [], ocspResponses: [] },
    }
    const newer = {
      ...{ ...older, n: 2, trust },
      evidence: { certificates: [], crls: [record], ocspResponses: [] },
    }
    await archive.record([newer])
    expect(await archive.of(digest)).to.deep.equal([older, newer])
    const forged = await knex('evidence_record')
      .update({ trust: '{}' })
      .then(
        () => undefined,
        (reason: unknown) => reason,
      )
    expect(String(forged)).to.include('evidence_record is append-only')
    await knex.destroy()
  })
}
