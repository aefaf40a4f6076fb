import { deepEqual, ok } from 'node:assert/strict'
import { papersEndedOn } from '../../../domain/exchange/ended.ts'
import type { Pin } from '../../../domain/ids.ts'
import { publicationOf, standingAmong } from '../../../domain/publication/publication.ts'
import { holdersOf } from '../../../domain/register/holders.ts'
import type { Holder, Title } from '../../../domain/register/title.ts'
import { heaviest, flagsAmong } from '../../../domain/screening/screen.ts'
import type { Dossier } from '../../../domain/transaction/dossier.ts'
import { KINDS } from '../../../domain/transaction/kinds.ts'
import { pinsOf } from '../../../domain/transaction/parcels.ts'
import { STAGES } from '../../../domain/transaction/stages.ts'
import type { Stage } from '../../../domain/transaction/stages.ts'
import { localDateAt } from '../../../domain/time.ts'
import { conclude } from '../../../domain/verdict.ts'
import { must } from '../../must.ts'
import { expectClaimsSound } from './claims.ts'
import type { Deal } from './deal.ts'
import type { Land } from './land.ts'
import { expectOwnersHeard, expectOwnersTold } from './owners-heard.ts'
import { expectReleased } from './released.ts'
import { NOTHING_SEEN, standingOf } from './standing.ts'
import type { Standing } from './standing.ts'
import { expectRegisterUnmoved, expectTermsKept } from './unmoved.ts'

/** Looks at what must hold after every event. What is as it was at the last look is not looked at again. */
export function watchOver(land: Land): () => Promise<void> {
  let before = NOTHING_SEEN
  return async () => {
    const now = await standingOf(land)
    for (const [i, deal] of land.deals.entries()) expectAStop(deal, now.dossiers[i])
    expectRegisterUnmoved(before, now)
    await expectTermsKept(land, before, now)
    if (now.dossiers.some((dossier, i) => dossier !== before.dossiers[i])) {
      for (const [i, dossier] of now.dossiers.entries()) {
        if (dossier !== undefined) await expectLawful(land, before, dossier, before.dossiers[i])
      }
      expectSoundRecord(before, now)
    }
    before = now
  }
}

/** It waits for a named party or for a moment, in the stage that the record has; no step of it has failed. */
function expectAStop(
  { fault, over, waiting, transaction: { state } }: Deal,
  dossier: Dossier | undefined,
): void {
  if (fault !== null) throw new Error('A step of the procedure failed', { cause: fault })
  if (over || dossier === undefined) return
  const { stage, waitsUntil } = state
  ok(stage === dossier.stage, `the record has it in ${dossier.stage}, and not in ${stage}`)
  const { waitsFor } = STAGES[stage]
  const isNamed = waitsFor !== 'engine' && waitsFor !== 'nobody'
  ok(isNamed || (waiting?.moment ?? null) !== null, `${stage} waits for somebody, or has an end`)
  const hasTerm = ['preparing', 'returned', 'awaiting-payment', 'registered'].includes(stage)
  ok(!hasTerm || waitsUntil !== null, `${stage} has a term`)
}

function expectSoundRecord(before: Standing, now: Standing): void {
  const dossiers = now.dossiers.filter((dossier) => dossier !== undefined)
  expectOneLivePerParcel(dossiers)
  expectOrderOfReceipts(dossiers)
  const receipts = dossiers.flatMap(({ receipt }) => receipt?.number ?? [])
  expectNoGap(receipts.map((number) => [number.slice(0, -6), Number(number.slice(-6))]))
  const transcriptions = dossiers.flatMap(({ transcription }) => transcription ?? [])
  expectNoGap(transcriptions.map(({ volume, number }) => [volume, number]))
  for (const [i, chain] of now.chains.entries()) expectSoundChain(before.chains[i] ?? [], chain)
}

function expectOneLivePerParcel(dossiers: readonly Dossier[]): void {
  const held = dossiers.filter(({ stage }) => STAGES[stage].holdsParcel).flatMap(({ terms }) => pinsOf(terms))
  ok(held.length === new Set(held).size, 'one live transaction a parcel')
}

/** Whoever was first on a parcel is first in the register of it. */
function expectOrderOfReceipts(dossiers: readonly Dossier[]): void {
  const registered = dossiers.filter(({ registeredAt }) => registeredAt !== null)
  for (const first of registered) {
    for (const second of registered) {
      if (!sharesParcel(first, second) || orderOf(first) >= orderOf(second)) continue
      ok(must(first.registeredAt) <= must(second.registeredAt), 'registered in the order of receipts')
    }
  }
}

function sharesParcel(one: Dossier, other: Dossier): boolean {
  return pinsOf(one.terms).some((pin) => pinsOf(other.terms).includes(pin))
}

function orderOf({ receipt }: Dossier): string {
  return must(receipt).number
}

function expectNoGap(numbers: readonly (readonly [series: string, number: number])[]): void {
  for (const series of new Set(numbers.map(([name]) => name))) {
    const taken = numbers.filter(([name]) => name === series).map(([, number]) => number)
    const sorted = taken.toSorted((a, b) => a - b)
    ok(
      sorted.every((number, i) => number === i + 1),
      `no gap in ${series}: ${sorted.join(', ')}`,
    )
  }
}

/** What was in force stays on record as it was, and the shares of what came after it make one. */
function expectSoundChain(before: readonly Title[], now: readonly Title[]): void {
  const added = now.length - before.length
  ok(
    before.every((title, i) => now[i + added] === title),
    'no earlier title is touched',
  )
  // Throws a RangeError when they do not.
  for (const { holders } of now.slice(0, added)) holdersOf(holders)
}

async function expectLawful(
  land: Land,
  before: Standing,
  dossier: Dossier,
  earlier: Dossier | undefined,
): Promise<void> {
  // Those on the titles before what it did to them.
  const holders = (pin: Pin): readonly Holder[] => before.chains[land.pins.indexOf(pin)]?.[0]?.holders ?? []
  const received = earlier?.receipt ?? null
  if (received !== null) ok(dossier.receipt?.number === received.number, 'the receipt is given once')
  else if (dossier.receipt !== null) await expectOwnersTold(land, dossier, holders)
  if (earlier !== undefined && earlier.registeredAt !== null) {
    expectStaysRegistered(dossier, earlier)
    if (dossier !== earlier) await expectClaimsSound(land, dossier)
  } else if (dossier.registeredAt !== null) {
    await expectDeserved(land, dossier)
    await expectOwnersHeard(land, dossier, holders)
  }
}

const AFTER_REGISTRATION: readonly Stage[] = ['registered', 'revaluation', 'objection', 'closed']

function expectStaysRegistered({ registeredAt, stage }: Dossier, earlier: Dossier): void {
  const stays = registeredAt === earlier.registeredAt && AFTER_REGISTRATION.includes(stage)
  ok(stays, 'what is registered stays so')
}

/** Signed, examined, paid, published, and clear or released by as many people as it needs. */
async function expectDeserved({ stores }: Land, dossier: Dossier): Promise<void> {
  const { transactionId, findings, notices, assessment, receipt } = dossier
  const { terms, documents, registeredAt } = dossier
  ok(receipt !== null, 'a receipt')
  ok(assessment !== null, 'examined')
  ok(conclude(findings) !== 'failed', 'signed')
  for (const { paidAt } of notices) ok(paidAt !== null, 'paid')
  await expectPublished({ stores }, dossier)
  const [last] = await stores.screenings.of(transactionId)
  const weight = heaviest(flagsAmong(must(last).findings))
  if (conclude(findings) !== 'passed') ok(weight === 'serious', 'an open question is a serious flag')
  if (weight !== null) await expectReleased({ stores }, dossier, weight)
  const ended = papersEndedOn(localDateAt(must(registeredAt)), terms, documents)
  if (ended.length > 0) await expectReleased({ stores }, dossier, 'serious')
}

/** Its publication has run out, no objection to it stands, and two officers saw what was set aside. */
async function expectPublished({ stores }: Pick<Land, 'stores'>, dossier: Dossier): Promise<void> {
  const { transactionId, terms, receipt, registeredAt } = dossier
  const publication = publicationOf(KINDS[terms.kind], receipt)
  if (publication === null) return
  ok(must(registeredAt) >= publication.until, 'published long enough')
  const objections = await stores.publications.objectionsTo(transactionId)
  deepEqual(standingAmong(objections), [], 'no objection stands')
  const setAside = objections.some(({ ended }) => ended?.outcome === 'inadmissible')
  if (setAside) await expectReleased({ stores }, dossier, 'serious')
}
