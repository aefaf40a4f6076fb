import type { Kind } from '../../../domain/transaction/terms.ts'
import {
  awaitingPayment,
  changedDeed,
  claimedAfterwards,
  payCodeFor,
  priceFlag,
  objectedTo,
  ownedInEveryState,
  ownPart,
  returned,
  seizureFlag,
  withDocuments,
  withSoftware,
} from './scenes.ts'
import { notary } from '../../storage/contract/world.ts'
import type { Village, Visit, Visitor } from './village.ts'

/** Where, as whom, with which answer, and with which cookie. */
export type AnyPage = readonly [path: string, as: Visitor, status: number, headers?: Visit['headers']]

/** Kinds whose forms hold, together, every field that a form can have. */
const SHAPES: readonly Kind[] = ['sale', 'exchange', 'promise-of-sale', 'erasure']

/** Every page, in every state that changes what it shows. */
export async function allPages(village: Village): Promise<readonly AnyPage[]> {
  const { world, deps } = village
  const fresh = await world.opened()
  const changed = await world.opened()
  await withDocuments(village, changed, changedDeed, false)
  const back = await returned(village)
  const owing = await awaitingPayment(village)
  const done = await world.registered()
  const burdened = await world.parcel(undefined, ['mortgage', 'caveat'])
  const serious = await world.inReview([priceFlag])
  const blocked = await world.inReview([seizureFlag])
  await deps.stores.cases.claim(serious.caseId, { id: 'officer-1', role: 'officer' }, deps.now())
  const key = { actor: notary, key: `dry-run-of-${fresh.transactionId}` }
  await deps.commands.dryRun(key, fresh.transactionId)
  const payer = { cookie: `pay=${await payCodeFor(village, owing, 'purchaser')}` }
  const { code } = await deps.commands.makeLink(
    { actor: notary, key: `a-link-into-${changed.transactionId}` },
    changed.transactionId,
    'vendor',
  )
  await deps.commands.partyWrite({ code }, `a-message-on-${changed.transactionId}`, 'A question')
  await deps.commands.setPartyContact(
    { actor: notary, key: `a-contact-in-${changed.transactionId}` },
    changed.transactionId,
    'vendor',
    { email: `${'a-long-name.'.repeat(5)}of@a-long-name-of-an-office.example`, language: 'en' },
  )
  const party = { cookie: `party=${code}` }
  const paid = { cookie: `pay=${await payCodeFor(village, done, 'vendor')}` }
  await ownedInEveryState(village)
  await withSoftware(village)
  const own = await ownPart(village)
  const claimed = await objectedTo(village)
  const reopened = await claimedAfterwards(village)
  const dossier = (id: string): string => `/notary/transactions/${id}`
  return [
    ['/', 'stranger', 200],
    ['/accessibility', 'stranger', 200],
    ['/verify', 'stranger', 200],
    ['/pay', 'stranger', 200],
    ['/pay/notice', 'stranger', 200, payer],
    ['/pay/notice', 'stranger', 200, paid],
    ['/pay/notice', 'stranger', 404],
    ['/party', 'stranger', 200],
    ['/party/dossier', 'stranger', 200, party],
    ['/party/dossier', 'stranger', 404],
    ['/notary', 'notary', 200],
    ['/notary', 'clerk', 200],
    [dossier(changed.transactionId), 'clerk', 200],
    ['/officer', 'clerk', 403],
    ['/owner', 'owner', 200],
    ['/owner', 'notary', 403],
    ['/owner/transactions', 'owner', 200],
    ['/owner/transactions', 'notary', 403],
    [own, 'owner', 200],
    [`/owner/transactions/${done.transactionId}/vendor`, 'owner', 404],
    ['/inbox', 'owner', 200],
    ['/notary/new', 'notary', 200],
    ...SHAPES.map((kind) => [`/notary/new?kind=${kind}`, 'notary', 200] as const),
    ...[fresh, changed, back, owing, done, serious].map(
      ({ transactionId }) => [dossier(transactionId), 'notary', 200] as const,
    ),
    ...[fresh, changed, owing].map(
      ({ transactionId }) => [`${dossier(transactionId)}/dry-run`, 'notary', 200] as const,
    ),
    ['/inbox', 'notary', 200],
    ['/inbox', 'officer', 200],
    ['/contact', 'notary', 200],
    ['/contact', 'owner', 200],
    ['/notary/software', 'notary', 200],
    ['/officer/dry-runs', 'officer', 200],
    ['/officer/undelivered', 'officer', 200],
    [dossier(reopened.transactionId), 'notary', 200],
    [`/officer/transactions/${reopened.transactionId}`, 'officer', 200],
    ['/pay/notice', 'stranger', 200, { cookie: `pay=${reopened.code}` }],
    ['/publications', 'stranger', 200],
    [`/publications/${claimed.transactionId}`, 'stranger', 200],
    [`/publications/${claimed.transactionId}`, 'officer', 200],
    [`/publications/${fresh.transactionId}`, 'stranger', 404],
    [dossier(claimed.transactionId), 'notary', 200],
    [`/officer/transactions/${claimed.transactionId}`, 'officer', 200],
    ['/unsubscribe/anything', 'stranger', 200],
    ['/officer', 'officer', 200],
    ['/officer/refunds', 'officer', 200],
    ...[back, owing, done].map(
      ({ transactionId }) => [`/officer/transactions/${transactionId}`, 'officer', 200] as const,
    ),
    [`/officer/cases/${serious.caseId}`, 'officer', 200],
    [`/officer/cases/${serious.caseId}`, 'colleague', 200],
    [`/officer/cases/${blocked.caseId}`, 'officer', 200],
    [`/parcels/${done.pin}`, 'notary', 200],
    [`/parcels/${burdened}`, 'officer', 200],
    ['/parcels/000000009', 'officer', 422],
    ['/officer', 'notary', 403],
    ['/notary', 'officer', 403],
    ['/nothing', 'stranger', 404],
    [dossier('LT-0000-0000-0000'), 'notary', 404],
  ]
}
