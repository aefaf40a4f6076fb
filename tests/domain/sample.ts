import type { Brn, Nic, PersonId, Pin, Sha256, TransactionId } from '../../domain/ids.ts'
import { parseBrn, parseNic, parsePin, parseSha256, parseTransactionId } from '../../domain/ids.ts'
import { rupees } from '../../domain/money.ts'
import { fraction, WHOLE } from '../../domain/register/fraction.ts'
import type { Fraction } from '../../domain/register/fraction.ts'
import type { Judgement } from '../../domain/ports.ts'
import type { Encumbrance, HeldRight, Holder, Parcel, Title } from '../../domain/register/title.ts'
import type { ScreeningFacts } from '../../domain/screening/rule.ts'
import type { Instant, LocalDate } from '../../domain/time.ts'
import { parseInstant, parseLocalDate } from '../../domain/time.ts'
import type { CourtOrder } from '../../domain/transaction/court-order.ts'
import type { Party, PartyRole } from '../../domain/transaction/party.ts'
import type { Terms } from '../../domain/transaction/terms.ts'
import { must } from '../must.ts'

/* One sound example of each thing; a test changes it in one respect. Nobody here exists. */

export const at: Instant = must(parseInstant('2026-11-23T08:00:00.000Z'))
export const today: LocalDate = must(parseLocalDate('2026-11-23'))
export const pin: Pin = must(parsePin('103040781'))
export const otherPin: Pin = must(parsePin('203040782'))
export const transactionId: TransactionId = must(parseTransactionId('LT-AAAA-BBBB-CCCC'))
export const otherTransactionId: TransactionId = must(parseTransactionId('LT-DDDD-EEEE-FFFF'))
export const digest: Sha256 = must(parseSha256('ab'.repeat(32)))
export const vendorNic: Nic = must(parseNic('A0101800000012'))
export const coOwnerNic: Nic = must(parseNic('D1503750123454'))
export const purchaserNic: Nic = must(parseNic('R2912990000171'))
export const brn: Brn = must(parseBrn('C07800801'))
export const strangerNic: Nic = must(parseNic('S0505903001239'))

/** An unmarried citizen who signs, and receives nothing unless it is said. */
export function partyAs(role: PartyRole, id: PersonId, name: string, change: Partial<Party> = {}): Party {
  return { role, id, name, citizen: true, share: null, marriage: null, cannotSign: null, ...change }
}

export const vendor = partyAs('vendor', vendorNic, 'Latanier ARAUCARIA')
export const purchaser = partyAs('purchaser', purchaserNic, 'Filao CASUARINA', { share: WHOLE })

export const sale: Terms = {
  kind: 'sale',
  pin,
  counterpart: null,
  parties: [vendor, purchaser],
  price: rupees(8_000_000),
  deedDate: today,
  right: 'ownership',
  refersTo: null,
  condition: null,
  declarations: [],
}

/** What a court may have ordered. */
export const order: CourtOrder = { court: 'Supreme Court of Mauritius', number: '2026 SCJ 77', date: today }

/** The same sale by others. */
export function soldBy(
  ...vendors: readonly (readonly [id: PersonId, name: string])[]
): Pick<Terms, 'parties'> {
  return { parties: [...vendors.map(([id, name]) => partyAs('vendor', id, name)), purchaser] }
}

/** The same sale to others. */
export function soldTo(
  ...purchasers: readonly (readonly [id: PersonId, name: string, share: Fraction, citizen?: boolean])[]
): Pick<Terms, 'parties'> {
  const buying = purchasers.map(([id, name, share, citizen = true]) =>
    partyAs('purchaser', id, name, { share, citizen }),
  )
  return { parties: [vendor, ...buying] }
}

/** One line of a title. */
export function holding(
  id: PersonId,
  name: string,
  share: Fraction = WHOLE,
  right: HeldRight = 'full',
): Holder {
  return { id, name, share, right, marriage: null }
}

export const parcel: Parcel = {
  ...{ pin, district: 'Moka', locality: 'Dagotière', extent: 844, tenure: 'freehold' },
}

/** The first inscription on the parcel. */
export const mortgage: Encumbrance = {
  ...{ pin, kind: 'mortgage', inscription: 'IV 2020/1 No 7', rank: 1, inscribedOn: today },
  ...{ beneficiary: 'Banque du Badamier', beneficiaryId: null, amount: rupees(3_000_000), until: null },
  ...{ condition: null, erasedAt: null, erasedBy: null },
}

export const title: Title = {
  pin,
  holders: [holding(vendorNic, 'Latanier ARAUCARIA')],
  transcription: { volume: 'TV 2019/4', number: 17 },
  validFrom: must(parseLocalDate('2019-05-02')),
  registeredAt: must(parseInstant('2019-05-06T06:00:00.000Z')),
  price: rupees(6_500_000),
  transactionId: null,
  refersTo: null,
}

/** The same parcel in two hands, a third and two thirds. */
export const sharedTitle: Title = {
  ...title,
  holders: [
    holding(vendorNic, 'Latanier ARAUCARIA', fraction(1, 3)),
    holding(coOwnerNic, 'Vacoas PANDANUS', fraction(2, 3)),
  ],
}

export const facts: ScreeningFacts = {
  transactionId,
  asOf: at,
  terms: sale,
  parcel,
  counterpart: null,
  title,
  encumbrances: [],
  deedSha256: digest,
  deedSeenIn: [],
  lastPrice: rupees(6_500_000),
  openFindings: [],
}

/** What a judgement of some document rested on. */
export const judgement: Judgement = {
  document: { sha256: digest, bytes: 1, key: `sha256/${digest}`, versionId: 'v-1' },
  evidence: { certificates: [], crls: [], ocspResponses: [], receipts: [] },
  trust: {
    id: 'a-list',
    version: '1',
    anchors: { sha256: digest, bytes: 1, key: `sha256/${digest}`, versionId: 'v-1' },
    list: null,
  },
  policy: '{"id":"a-policy"}',
  at,
  verifierVersion: '1',
  verdict: '{"schema":1}',
}
