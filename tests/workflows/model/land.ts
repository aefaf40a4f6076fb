import type { DocumentActivities, TransactionActivities } from '../../../activities/contract.ts'
import { refusingAsFailures } from '../../../activities/failure.ts'
import { createTransactionActivities } from '../../../activities/transaction-activities.ts'
import { assess } from '../../../domain/assessment/assess.ts'
import type { Pin, TransactionId } from '../../../domain/ids.ts'
import { transactionIdFrom } from '../../../domain/ids.ts'
import type { BankOrder } from '../../../domain/payment/notice.ts'
import type { BankGateway, Stores } from '../../../domain/ports.ts'
import { localDateAt } from '../../../domain/time.ts'
import type { Instant } from '../../../domain/time.ts'
import { KINDS } from '../../../domain/transaction/kinds.ts'
import { conclude } from '../../../domain/verdict.ts'
import type { Verdict } from '../../../domain/verdict.ts'
import { createMemoryStores } from '../../../storage/memory/stores.ts'
import { emptyState } from '../../../storage/memory/state.ts'
import type { Effects } from '../../../workflows/effects.ts'
import { at, digest, judgement, title } from '../../domain/sample.ts'
import { must } from '../../must.ts'
import { createWorld } from '../../storage/contract/world.ts'
import type { Breaking } from './broken.ts'
import { startDeal } from './deal.ts'
import type { Deal } from './deal.ts'

/** A register in memory with two parcels, and a bank. */
export interface Ground {
  readonly stores: Stores
  readonly pins: readonly Pin[]
  /** The bank's orders, which a payer may pay or let fail. */
  readonly orders: Map<string, BankOrder>
  /** What the next examination of each transaction comes to. */
  readonly verdicts: Map<TransactionId, Verdict>
}

/** The procedures over it. */
export interface Land extends Ground {
  readonly deals: readonly Deal[]
  now: Instant
}

export async function newGround(breaking: Breaking = () => ({})): Promise<Ground> {
  const state = emptyState()
  const sound = createMemoryStores(state)
  const stores = { ...sound, ...breaking(state, sound) }
  const world = createWorld(stores)
  const pins = [await world.parcel(title.holders), await world.parcel(title.holders)]
  return { stores, pins, orders: new Map(), verdicts: new Map() }
}

/** The real activities, but for what reads, draws and signs documents. */
export function activitiesOn(ground: Ground): TransactionActivities & DocumentActivities {
  const { stores, orders } = ground
  return { ...createTransactionActivities({ stores, bank: bankOf(orders) }), ...documentsOf(ground) }
}

export async function openLand(count: number, breaking?: Breaking): Promise<Land> {
  const deals: Deal[] = []
  const land: Land = { ...(await newGround(breaking)), deals, now: at }
  const all = activitiesOn(land)
  const effects: Omit<Effects, 'until'> = {
    ...{ record: all, bank: all, bankWhileSomeoneWaits: all, documents: all, unhurried: all },
    ...{ now: () => land.now, show: () => undefined, warn: () => undefined, isLong: () => false },
  }
  for (let n = 1; n <= count; n += 1) {
    deals.push(startDeal(transactionIdFrom(new Uint8Array(12).fill(n)), effects))
  }
  return land
}

function bankOf(orders: Map<string, BankOrder>): BankGateway {
  const order = (orderId: string, change: Partial<BankOrder>): BankOrder => {
    const known = orders.get(orderId) ?? {
      orderId,
      currency: 'MUR',
      capturedAt: null,
      transactionReference: null,
    }
    const next = { amount: 0, status: 'created', ...known, ...change } as BankOrder
    orders.set(orderId, next)
    return next
  }
  return {
    openCheckout({ orderId, amount }) {
      order(orderId, { amount })
      return Promise.resolve({ checkoutUrl: `http://bank.test/${orderId}` })
    },
    retrieveOrder: (orderId) => Promise.resolve(orders.get(orderId)),
    cancelOrder: (orderId) =>
      Promise.resolve(
        order(orderId, orders.get(orderId)?.status === 'captured' ? {} : { status: 'cancelled' }),
      ),
  }
}

/** The deed is as good as the test says; what is found is put on record as the real examination does. */
function documentsOf({ stores, verdicts }: Ground): DocumentActivities {
  const nothing = (): Promise<never> => Promise.resolve() as Promise<never>
  return refusingAsFailures<DocumentActivities>({
    async examineDeed({ transactionId, round, at: when }) {
      if (round === 1) await stores.dossiers.enter({ transactionId, stage: 'examining', round, at: when })
      const { terms } = must(await stores.dossiers.find(transactionId))
      const verdict = verdicts.get(transactionId) ?? 'passed'
      const found = { rule: 'signed', verdict, code: `signature-${verdict}`, basis: 'a test', detail: {} }
      const assessment = assess(KINDS[terms.kind], terms, localDateAt(when))
      const examination = { transactionId, round, at: when, findings: [found], assessment, judgement }
      const { findings } = await stores.dossiers.recordExamination(examination)
      const codes = findings.filter((one) => one.verdict !== 'passed').map(({ code }) => code)
      return { deedSha256: digest, verdict: conclude(findings), codes, rulesVersion: 'test' }
    },
    async deliver({ transactionId, at: when }) {
      await stores.registrations.recordCertificate(transactionId, judgement, when)
      await stores.registrations.recordDelivery(transactionId, when)
    },
    ...{ stampReceipt: nothing, sealReceipt: nothing, renewArchive: nothing },
  })
}
