import { expect } from 'chai'
import type { Knex } from 'knex'
import { fraction } from '../../../domain/register/fraction.ts'
import { saleOf } from '../../../domain/transaction/older-sale.ts'
import type { Terms } from '../../../domain/transaction/terms.ts'
import { migrate, STEPS } from '../../../storage/database/migrations/migrate.ts'
import { createStores } from '../../../storage/database/stores.ts'
import {
  coOwnerNic,
  digest,
  holding,
  judgement,
  mortgage,
  parcel,
  pin,
  sale,
  today,
  transactionId,
  vendorNic,
} from '../../domain/sample.ts'
import { day } from '../contract/world.ts'
import { prescription } from '../../domain/prescription.ts'

/** What a database of an older release still holds once it is migrated: run against every engine. */
export function itMigratesOlderRecords(open: () => Promise<Knex>): void {
  /** A database as it was after the step with this name. */
  const openAfter = async (name: string): Promise<Knex> => {
    const knex = await open()
    await migrate(knex, STEPS.slice(0, STEPS.findIndex((step) => step.name === name) + 1))
    return knex
  }

  it('keeps objections and how they ended, and lets anyone object from then on', async () => {
    const knex = await openAfter('027-webhook-secrets')
    const id = transactionId
    const lodged = { stage: 'lodged', receipt_number: 'R-2026-000001', lodged_at: day(0) }
    await insertDossier(knex, { ...sale, ...prescription }, lodged)
    const saying = {
      transaction_id: id,
      objector: 'A neighbour',
      grounds: 'The hedge',
      officer_id: 'officer-1',
    }
    for (const objection_id of ['a', 'b']) {
      await knex('public_objection').insert({ ...saying, objection_id, at: day(1) })
    }
    const ended = { outcome: 'dismissed', note: '2027 SCJ 1', officer_id: 'officer-2', at: day(2) }
    await knex('public_objection_end').insert({ ...ended, transaction_id: id, objection_id: 'a' })
    await migrate(knex)
    const { publications } = createStores(knex)
    const said = { transactionId: id, objectionId: 'c', objector: 'Another', grounds: 'Mine' }
    await publications.object({ ...said, actor: null, at: day(3) })
    const found = await publications.objectionsTo(id)
    expect(found.map(({ objectionId, officerId }) => [objectionId, officerId])).to.deep.equal([
      ['a', 'officer-1'],
      ['b', 'officer-1'],
      ['c', null],
    ])
    expect(found.map((one) => one.ended?.outcome)).to.deep.equal(['dismissed', undefined, undefined])
    const change = knex('public_objection').where({ objection_id: 'a' }).update({ grounds: 'other' })
    expect(await change.then(() => 'changed', String)).to.match(/append-only/)
    await knex.destroy()
  })

  it('finds the dossiers of a party who logs in, those that were opened before he could as well', async () => {
    const knex = await openAfter('028-objections-by-anyone')
    await insertDossier(knex, sale, { stage: 'preparing' })
    await migrate(knex)
    const { dossiers } = createStores(knex)
    expect(await dossiers.namedIn(vendorNic)).to.deep.equal([transactionId])
    expect(await dossiers.namedIn(coOwnerNic)).to.deep.equal([])
    await knex.destroy()
  })

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

  it('keeps what was registered before rights, both times and holds were told apart', async () => {
    const knex = await openAfter('008-evidence')
    await insertOlderParcel(knex)
    await migrate(knex)
    const record = await createStores(knex).register.find(pin)
    expect(record?.title).to.deep.include({ validFrom: '2019-05-07', refersTo: null })
    expect(record?.title.holders).to.deep.equal([
      holding(vendorNic, 'Latanier ARAUCARIA', fraction(1, 3)),
      holding(coOwnerNic, 'Vacoas PANDANUS', fraction(2, 3)),
    ])
    expect(record?.parcel.tenure).to.equal('freehold')
    expect(record?.encumbrances).to.deep.include({
      ...{ ...mortgage, inscription: 'IV 1', amount: null },
    })
    expect(await knex('parcel_hold').select('pin', 'transaction_id')).to.deep.equal([
      { pin, transaction_id: 'LT-1' },
    ])
    await knex.destroy()
  })

  it('gives a sale the shape that all kinds share, and leaves nothing of it out', async () => {
    const knex = await openAfter('008-evidence')
    await insertOlderParcel(knex)
    const older = { ...saleOf(sale), firstTimeBuyer: true }
    const row = { kind: 'sale', notary_id: 'notary-1', stage: 'preparing', pin, opened_at: day(0) }
    await knex('dossier').insert({ ...row, transaction_id: transactionId, terms: JSON.stringify(older) })
    await migrate(knex)
    const dossier = await createStores(knex).dossiers.find(transactionId)
    expect(dossier?.terms).to.deep.equal({ ...sale, declarations: ['first-time-buyer'] })
    await knex.destroy()
  })
}

/** A transaction as it was before its parties could log in. */
async function insertDossier(knex: Knex, terms: Terms, row: Readonly<Record<string, string>>): Promise<void> {
  await knex('parcel').insert(parcel)
  const opened = { transaction_id: transactionId, kind: terms.kind, notary_id: 'notary-1', opened_at: day(0) }
  await knex('dossier').insert({ ...opened, ...row, pin, terms: JSON.stringify(terms) })
}

/** A parcel as it was before rights: two co-owners, a mortgage, a live transaction and a dead one. */
async function insertOlderParcel(knex: Knex): Promise<void> {
  const { tenure, ...land } = parcel
  expect(tenure).to.equal('freehold')
  await knex('parcel').insert(land)
  await knex('title').insert({
    ...{ pin, n: 1, transcription_volume: 'TV 1', transcription_number: 1 },
    registered_at: '2019-05-06T21:00:00.000Z',
  })
  for (const [position, [nic, name]] of [
    [vendorNic, 'Latanier ARAUCARIA'],
    [coOwnerNic, 'Vacoas PANDANUS'],
  ].entries()) {
    const share = { share_numerator: position + 1, share_denominator: 3 }
    await knex('title_holder').insert({ pin, n: 1, position, nic, name, ...share })
  }
  const { inscribedOn, beneficiary } = mortgage
  await knex('encumbrance').insert({
    ...{ pin, position: 0, kind: 'mortgage', inscription: 'IV 1', inscribed_on: inscribedOn, beneficiary },
  })
  const people = { vendors: [], purchasers: [], price: 1, deedDate: today }
  const terms = JSON.stringify({ kind: 'sale', pin, ...people, firstTimeBuyer: false, scheme: false })
  for (const [id, stage] of [
    ['LT-1', 'returned'],
    ['LT-2', 'withdrawn'],
  ]) {
    const dossier = { transaction_id: id, kind: 'sale', notary_id: 'notary-1', stage, pin, terms }
    await knex('dossier').insert({ ...dossier, opened_at: '2026-11-23T08:00:00.000Z' })
  }
}
