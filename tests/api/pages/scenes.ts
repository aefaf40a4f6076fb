import { payCodeDigest, payCodeOf } from '../../../api/pay-code.ts'
import type { Actor } from '../../../domain/actor.ts'
import { cents } from '../../../domain/money.ts'
import { claimNoticeIdOf, noticeIdOf } from '../../../domain/payment/notice.ts'
import type { Payer } from '../../../domain/assessment/schedule.ts'
import { assess } from '../../../domain/assessment/assess.ts'
import { KINDS } from '../../../domain/transaction/kinds.ts'
import { screen } from '../../../domain/screening/screen.ts'
import type { Screened } from '../../../domain/screening/rule.ts'
import type { Pin, TransactionId } from '../../../domain/ids.ts'
import type { Finding } from '../../../domain/verdict.ts'
import type { Terms } from '../../../domain/transaction/terms.ts'
import { owner } from '../../../sandbox/fiction/owners.ts'
import { facts, holding, judgement, partyAs, purchaser, sale, today } from '../../domain/sample.ts'
import { prescription } from '../../domain/prescription.ts'
import { day, notary, officer, uploadOf } from '../../storage/contract/world.ts'
import type { Walk } from '../../storage/contract/world.ts'
import type { Village } from './village.ts'

/* Transactions in the states that the pages show. */

export const HOSTILE = '<script>alert(1)</script>'

const basis = 'ETSI EN 319 102-1, 5.3; ETSI EN 319 142-1 (PAdES)'
const signer = 'CN=Me Ébène PAILLE-EN-QUEUE, O=Notaires fictifs, C=MU'

export const soundDeed: readonly Finding[] = [
  { rule: 'deed-structure-sound', verdict: 'passed', code: 'deed-readable', basis, detail: { revisions: 1 } },
  { rule: 'deed-signature-valid', verdict: 'passed', code: 'signature-proven', basis, detail: { signer } },
  { rule: 'deed-unchanged-after-signing', verdict: 'passed', code: 'nothing-changed', basis, detail: {} },
]

export const changedDeed: readonly Finding[] = [
  ...soundDeed.slice(0, 1),
  {
    ...{ rule: 'deed-unchanged-after-signing', verdict: 'failed', code: 'changed-after-signing', basis },
    detail: {
      ...{ signer, field: 'Signature1', changes: 'OTHER', coverage: 'ENTIRE_REVISION' },
      ...{ check: 'S10', reason: 'changed-after-signing', offset: 48_213 },
    },
  },
]

export const priceFlag: Screened = {
  rule: 'price-plausible',
  verdict: 'failed',
  code: 'price-far-below',
  weight: 'serious',
  basis: 'Land (Duties and Taxes) Act s. 28 (declared value)',
  detail: { price: '1,800,000.00', lastPrice: '6,500,000.00', percent: 28 },
}

export const seizureFlag: Screened = {
  rule: 'parcel-free',
  verdict: 'failed',
  code: 'parcel-seized',
  weight: 'block',
  basis: 'Sale of Immovable Property Act (seizure); Transcription and Mortgage Act (caveat)',
  detail: { pin: '103040781', inscriptions: 'seizure TS 12/4' },
}

const SLOTS = ['deed', 'vendor-identity', 'purchaser-identity'] as const

export async function withDocuments(
  village: Village,
  { transactionId, deed }: Walk,
  findings: readonly Finding[] = soundDeed,
  accepted = true,
): Promise<void> {
  const { dossiers } = village.world.stores
  for (const slot of SLOTS) {
    const { ref, ...upload } = uploadOf(transactionId, slot === 'deed' ? deed : undefined)
    const { documentId } = await dossiers.addDocument({
      ...{ ...upload, slot, ref: { ...ref, bytes: 483_212 } },
      findings: slot === 'deed' ? findings : [],
    })
    if (accepted) await judge(village, transactionId, documentId, notary)
  }
}

async function judge(
  village: Village,
  transactionId: TransactionId,
  documentId: string,
  actor: Actor,
): Promise<void> {
  const judgement = { transactionId, documentId, accepted: true, reason: null, actor, at: day(0) }
  await village.world.stores.dossiers.judgeDocument(judgement)
}

/** Sent back: the deed was changed after signing. */
export async function returned(village: Village): Promise<Walk> {
  const walk = await village.world.opened()
  const { dossiers } = village.world.stores
  await withDocuments(village, walk, changedDeed)
  await dossiers.lodge({ ...walk, actor: notary, at: day(1) })
  await dossiers.enter({ ...walk, stage: 'examining', round: 1, at: day(1) })
  const assessment = assess(KINDS.sale, sale, today)
  await dossiers.recordExamination({
    judgement,
    ...walk,
    round: 1,
    at: day(1),
    findings: changedDeed,
    assessment,
  })
  const codes = ['changed-after-signing']
  await dossiers.returnToNotary({ ...walk, round: 1, at: day(1), codes, until: day(31) })
  return walk
}

/** The code with which a payer opens his notice. */
export async function payCodeFor(village: Village, { transactionId }: Walk, payer: Payer): Promise<string> {
  const noticeId = noticeIdOf(transactionId, payer)
  const code = payCodeOf(village.deps.config.payLinkKey, noticeId)
  await village.world.stores.payments.recordPayCode(noticeId, payCodeDigest(code))
  return code
}

/** First-time buyers, so that the relief has its line. */
export async function awaitingPayment(village: Village): Promise<Walk> {
  const walk = await village.world.opened({ declarations: ['first-time-buyer'] })
  const { dossiers, payments } = village.world.stores
  await withDocuments(village, walk)
  const assessment = assess(KINDS.sale, { ...sale, declarations: ['first-time-buyer'] }, today)
  await dossiers.lodge({ ...walk, actor: notary, at: day(1) })
  await dossiers.enter({ ...walk, stage: 'examining', round: 1, at: day(1) })
  const findings = [...soundDeed, ...screen(KINDS.sale, facts).slice(0, 2)]
  await dossiers.recordExamination({ judgement, ...walk, round: 1, at: day(1), findings, assessment })
  await payments.issueNotices({ ...walk, at: day(1), dueAt: day(31) })
  return walk
}

/** The sale of an owner's parcel, so that he has something to watch over. */
export async function ownersSale(
  village: Village,
): Promise<{ readonly pin: Pin; readonly terms: Partial<Terms> }> {
  const { nic, name } = owner(0)
  const pin = await village.world.parcel([holding(nic, name)])
  return { pin, terms: { pin, parties: [partyAs('vendor', nic, name), purchaser] } }
}

/** The owner sells: a document is asked of him, and his notary wrote to him. Answers the address of his part. */
export async function ownPart(village: Village): Promise<string> {
  const { transactionId } = await village.world.opened((await ownersSale(village)).terms)
  const { exchange } = village.deps.stores
  const about = { transactionId, key: 'first', actor: notary, at: day(1) }
  await exchange.askFor({ ...about, title: 'Bank statement', of: 'vendor', until: null, note: null })
  await exchange.write({ ...about, party: 'vendor', text: 'Please hurry' })
  return `/owner/transactions/${transactionId}/vendor`
}

/** Of one owner: a parcel at rest, a locked one, one waited for, one objected to, and one too late to object to. */
export async function ownedInEveryState(village: Village): Promise<void> {
  const { world, deps } = village
  const { nic } = owner(0)
  const { shields } = deps.stores
  const named = { nic, ownerId: 'owner-1', setAt: day(1) }
  await ownersSale(village)
  const locked = await ownersSale(village)
  await shields.set({ ...named, pin: locked.pin, alert: true, waitDays: 5, lockedAt: day(1) })
  const waited = await world.lodged((await ownersSale(village)).terms)
  const objected = await world.lodged((await ownersSale(village)).terms)
  await shields.object({ ...objected, nic, ownerId: 'owner-1', text: 'No', at: day(2) }, [])
  await shields.set({ ...named, pin: waited.pin, waitDays: 3 })
  await world.registering((await ownersSale(village)).terms)
}

/** A notary whose software is called: one call under way, one that was given up, and a new secret. */
export async function withSoftware({ deps }: Village): Promise<void> {
  const { stores, commands, now } = deps
  const { outbox } = stores
  const url = 'https://office.example/hook'
  const { endpointId } = await commands.registerWebhook({ actor: notary, key: 'register-software' }, url)
  await commands.tryWebhook({ actor: notary, key: 'trial-that-fails' }, endpointId)
  for (const { deliveryId, attempts: attempt } of await outbox.lease({ at: now(), until: now(), most: 9 })) {
    await outbox.recordFailure(deliveryId, { attempt, error: 'The endpoint answered 500', again: null })
  }
  await commands.tryWebhook({ actor: notary, key: 'trial-under-way' }, endpointId)
  await commands.renewWebhookSecret({ actor: notary, key: 'renew-the-secret' }, endpointId)
}

/** A prescription that is published, with an objection that stands and one that ended. */
export async function objectedTo({ world, deps }: Village): Promise<Walk> {
  const walk = await world.lodged(prescription)
  const { publications } = deps.stores
  const said = { transactionId: walk.transactionId, grounds: 'The hedge is mine', at: day(2) }
  await publications.object({ ...said, objectionId: 'first', objector: 'A neighbour', actor: officer })
  await publications.object({ ...said, objectionId: 'second', objector: 'Another', actor: null })
  const end = { outcome: 'withdrawn', note: 'His letter', actor: officer, at: day(3) } as const
  await publications.end({ transactionId: walk.transactionId, objectionId: 'first', ...end })
  return walk
}

/** More duty is claimed after registration. Answers the code of the vendor's notice of it. */
export async function claimedAfterwards(
  village: Village,
): Promise<{ readonly transactionId: TransactionId; readonly code: string }> {
  const { transactionId } = await village.world.registered()
  const claim = { value: cents(1_500_000_000), reasons: ['comparable-sales'] as const, note: 'three sales' }
  await village.deps.commands.reopen(
    { actor: officer, key: `claim-on-${transactionId}` },
    transactionId,
    claim,
  )
  const noticeId = claimNoticeIdOf(transactionId, 'vendor')
  const code = payCodeOf(village.deps.config.payLinkKey, noticeId)
  await village.world.stores.payments.recordPayCode(noticeId, payCodeDigest(code))
  return { transactionId, code }
}
