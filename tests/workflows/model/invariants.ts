import { expect } from 'chai'
import type { Dossier } from '../../../domain/transaction/dossier.ts'
import { publicationOf, standingAmong } from '../../../domain/publication/publication.ts'
import { holdersOf } from '../../../domain/register/holders.ts'
import { heaviest, flagsAmong } from '../../../domain/screening/screen.ts'
import type { Weight } from '../../../domain/screening/rule.ts'
import type { StoredCase } from '../../../domain/ports.ts'
import { KINDS } from '../../../domain/transaction/kinds.ts'
import { STAGES } from '../../../domain/transaction/stages.ts'
import { conclude } from '../../../domain/verdict.ts'
import { must } from '../../must.ts'
import type { Deal } from './deal.ts'
import type { Land } from './land.ts'

/** What must hold after every event, whatever happened before. */
export async function expectLawful(land: Land): Promise<void> {
  const found = await Promise.all(
    land.deals.map((deal) => land.stores.dossiers.find(deal.transaction.state.transactionId)),
  )
  for (const [i, deal] of land.deals.entries()) {
    if (deal.fault !== null) throw new Error('A step of the procedure failed', { cause: deal.fault })
    expectAStop(deal, found[i])
  }
  const dossiers = found.filter((dossier) => dossier !== undefined)
  expectOneLivePerParcel(dossiers)
  for (const dossier of dossiers) if (dossier.registeredAt !== null) await expectDeserved(land, dossier)
  await expectSoundRegister(land)
  expectNoGap(
    dossiers
      .flatMap(({ transcription }) => transcription ?? [])
      .map(({ volume, number }) => [volume, number]),
  )
  const receipts = dossiers.flatMap(({ receipt }) => receipt?.number ?? [])
  expectNoGap(receipts.map((number) => [number.slice(0, -6), Number(number.slice(-6))]))
}

/** It waits for a named party or for a moment, in the stage that the record has. */
function expectAStop({ over, waiting, transaction: { state } }: Deal, dossier: Dossier | undefined): void {
  if (over || dossier === undefined) return
  expect(state.stage, 'the record').to.equal(dossier.stage)
  const { waitsFor } = STAGES[state.stage]
  const isNamed = waitsFor !== 'engine' && waitsFor !== 'nobody'
  expect(
    isNamed || (waiting?.moment ?? null) !== null,
    `${state.stage} waits for somebody, or has an end`,
  ).to.equal(true)
  const hasTerm = ['preparing', 'returned', 'awaiting-payment', 'registered'].includes(state.stage)
  if (hasTerm) expect(state.waitsUntil, `${state.stage} has a term`).not.to.equal(null)
}

function expectOneLivePerParcel(dossiers: readonly Dossier[]): void {
  const held = dossiers
    .filter(({ stage }) => STAGES[stage].holdsParcel)
    .flatMap(({ terms }) => [terms.pin, ...(terms.counterpart === null ? [] : [terms.counterpart])])
  expect(held, 'live transactions').to.have.lengthOf(new Set(held).size)
}

/** Signed, examined, paid, and clear or released by two people. */
async function expectDeserved({ stores }: Land, dossier: Dossier): Promise<void> {
  const { transactionId, findings, notices, assessment, receipt } = dossier
  expect(receipt, 'a receipt').not.to.equal(null)
  expect(assessment, 'examined').not.to.equal(null)
  expect(conclude(findings), 'signed').not.to.equal('failed')
  for (const notice of notices) expect(notice.paidAt, 'paid').not.to.equal(null)
  await expectPublished({ stores }, dossier)
  const [last] = await stores.screenings.of(transactionId)
  const weight = heaviest(flagsAmong(must(last).findings))
  if (conclude(findings) !== 'passed') expect(weight, 'an open question').to.equal('serious')
  if (weight === null) return
  expectReleased(await stores.cases.find(`${transactionId}-case-${must(last).round}`), weight)
}

/** Its publication has run out, and no objection to it stands. */
async function expectPublished(
  { stores }: Pick<Land, 'stores'>,
  { transactionId, terms, receipt, registeredAt }: Dossier,
): Promise<void> {
  const publication = publicationOf(KINDS[terms.kind], receipt)
  if (publication === null) return
  expect(must(registeredAt) >= publication.until, 'published long enough').to.equal(true)
  expect(standingAmong(await stores.publications.objectionsTo(transactionId)), 'objections').to.deep.equal([])
}

function expectReleased(review: StoredCase | undefined, weight: Weight): void {
  const { outcome, decisions } = must(review)
  const released = decisions.filter(({ decision }) => decision === 'release').map((one) => one.officerId)
  expect([outcome, weight === 'block']).to.deep.equal(['released', false])
  expect(new Set(released).size, 'different people').to.be.at.least(weight === 'serious' ? 2 : 1)
}

/** Throws a RangeError when shares do not add to one. */
async function expectSoundRegister({ stores, pins }: Land): Promise<void> {
  for (const pin of pins) for (const title of await stores.register.chainOf(pin)) holdersOf(title.holders)
}

function expectNoGap(numbers: readonly (readonly [series: string, number: number])[]): void {
  for (const series of new Set(numbers.map(([name]) => name))) {
    const taken = numbers.filter(([name]) => name === series).map(([, number]) => number)
    expect(taken.toSorted((a, b) => a - b)).to.deep.equal(taken.map((_, i) => i + 1))
  }
}
