import type { RunningDeadline } from '../deadlines/running.ts'
import type { TransactionId } from '../ids.ts'
import type { Cents } from '../money.ts'
import type { Notice } from '../payment/notice.ts'
import { publicationOf } from '../publication/publication.ts'
import type { Transcription } from '../register/title.ts'
import type { Instant } from '../time.ts'
import type { Receipt } from '../transaction/dossier.ts'
import type { Party } from '../transaction/party.ts'
import { KINDS } from '../transaction/kinds.ts'
import { partiesAs, receivers } from '../transaction/sides.ts'
import type { Terms } from '../transaction/terms.ts'
import { messageTo } from './message.ts'
import type { Message, Recipient } from './message.ts'
import type { DataOf, TemplateName } from './templates.ts'

/*
 * What a commit on a transaction has to tell whom. Pure, so that every repository tells the same.
 */

/** Of a dossier, as much as its news need. */
export interface Subject {
  readonly transactionId: TransactionId
  readonly notaryId: string
  readonly terms: Terms
}

/** To the notary: his deed is lodged, and with it the publication has begun if its kind is published. */
export function lodgedNews(subject: Subject, receipt: Receipt): readonly Message[] {
  const { number, at } = receipt
  const data = { receipt: number, lodgedAt: at, pin: subject.terms.pin }
  const lodged = tell(subject, [notaryOf(subject)], 'receipt-given', 1, at, data)
  return [...lodged, ...publishedNews(subject, receipt)]
}

function publishedNews(subject: Subject, { number, at }: Receipt): readonly Message[] {
  const { kind, pin } = subject.terms
  const publication = publicationOf(KINDS[kind], { at })
  if (publication === null) return []
  const data = { pin, receipt: number, since: at, until: publication.until }
  return tell(subject, [notaryOf(subject)], 'publication-begun', 1, at, data)
}

/** To the notary, who alone can put it right. */
export function returnedNews(
  subject: Subject,
  { round, codes, until, at }: { round: number; codes: readonly string[]; until: Instant; at: Instant },
): readonly Message[] {
  const data = { pin: subject.terms.pin, codes: codes.join(', '), until }
  return tell(subject, [notaryOf(subject)], 'returned', round, at, data)
}

/** To the notary and every party: it ended without registration. */
export function endedNews(
  subject: Subject,
  { stage, reason, at }: { stage: 'refused' | 'withdrawn' | 'lapsed'; reason: string; at: Instant },
): readonly Message[] {
  const { pin } = subject.terms
  const all = [notaryOf(subject), ...partiesOf(subject)]
  if (stage !== 'refused') return tell(subject, all, stage, 1, at, { pin })
  return tell(subject, all, 'refused', 1, at, { pin, codes: reason, refusedAt: at })
}

/** To the notary, and to each payer about his own notice. */
export function issuedNews(subject: Subject, notices: readonly Notice[]): readonly Message[] {
  return notices.flatMap(({ noticeId, payer, amount, dueAt, issuedAt }) => {
    const data = { noticeId, payer, pin: subject.terms.pin, amount, dueAt }
    const readers = [notaryOf(subject), ...payersOf(subject, payer)]
    return tell(subject, readers, 'notice-issued', noticeId, issuedAt, data)
  })
}

/** To the notary, and to each payer about his own part of the claim. */
export function claimNews(
  subject: Subject,
  notices: readonly Notice[],
  { objectUntil, at }: { readonly objectUntil: Instant; readonly at: Instant },
): readonly Message[] {
  return notices.flatMap(({ noticeId, payer, amount }) => {
    const readers = [notaryOf(subject), ...payersOf(subject, payer)]
    const data = { pin: subject.terms.pin, amount, objectUntil }
    return tell(subject, readers, 'revaluation-claim', noticeId, at, data)
  })
}

/** To whoever is waited for: the notary, and each payer who has not paid. */
export function remindedNews(
  subject: Subject,
  running: RunningDeadline,
  { daysBefore, at, unpaid }: { daysBefore: number; at: Instant; unpaid: readonly Notice[] },
): readonly Message[] {
  const { deadline, round, n, until } = running
  const payers = unpaid.flatMap(({ payer }) => payersOf(subject, payer))
  const readers = [notaryOf(subject), ...(isToPay(running) ? payers : [])]
  const occasion = [deadline, round, n, daysBefore].join('-')
  return tell(subject, readers, 'reminder', occasion, at, { pin: subject.terms.pin, what: deadline, until })
}

/** To the notary, and to whoever has to pay: there is more time. */
export function extendedNews(
  subject: Subject,
  running: RunningDeadline,
  { until, reason, at, unpaid }: { until: Instant; reason: string; at: Instant; unpaid: readonly Notice[] },
): readonly Message[] {
  const { deadline, round, n } = running
  const payers = unpaid.flatMap(({ payer }) => payersOf(subject, payer))
  const readers = [notaryOf(subject), ...(isToPay(running) ? payers : [])]
  const occasion = [deadline, round, n + 1].join('-')
  return tell(subject, readers, 'deadline-extended', occasion, at, { what: deadline, until, reason })
}

function isToPay({ deadline }: RunningDeadline): boolean {
  return deadline === 'payment' || deadline === 'claim-payment'
}

/** To the notary, and to the payer whose receipt it is. */
export function paidNews(
  subject: Subject,
  { noticeId, payer, amount }: Notice,
  { receipt, at }: { readonly receipt: string; readonly at: Instant },
): readonly Message[] {
  const data = { noticeId, payer, amount, receipt, paidAt: at }
  const readers = [notaryOf(subject), ...payersOf(subject, payer)]
  return tell(subject, readers, 'payment-received', noticeId, at, data)
}

/** To the notary, and to the payer: of what he paid, so much is owed back to him. */
export function refundNews(
  subject: Subject,
  {
    entryId,
    payer,
    amount,
    at,
  }: {
    readonly entryId: string
    readonly payer: Notice['payer']
    readonly amount: Cents
    readonly at: Instant
  },
): readonly Message[] {
  const readers = [notaryOf(subject), ...payersOf(subject, payer)]
  return tell(subject, readers, 'refund-owed', entryId, at, { pin: subject.terms.pin, payer, amount })
}

/** To the notary, and to those who claim the land: somebody objects to what is published. */
export function publicationObjectedNews(
  subject: Subject,
  { receipt, objectionId, at }: { receipt: string; objectionId: string; at: Instant },
): readonly Message[] {
  const { terms } = subject
  const readers = [notaryOf(subject), ...toEach(subject, receivers(KINDS[terms.kind], terms))]
  const data = { pin: terms.pin, receipt, objectedAt: at }
  return tell(subject, readers, 'publication-objected', objectionId, at, data)
}

/** To the notary and every party: it is registered, and the sealed certificate is there. */
export function deliveredNews(
  subject: Subject,
  { volume, number }: Transcription,
  { registeredAt, at }: { readonly registeredAt: Instant; readonly at: Instant },
): readonly Message[] {
  const data = { pin: subject.terms.pin, volume, number, registeredAt }
  return tell(subject, [notaryOf(subject), ...partiesOf(subject)], 'certificate-ready', 1, at, data)
}

function tell<Name extends TemplateName>(
  { transactionId }: Subject,
  readers: readonly Recipient[],
  template: Name,
  occasion: string | number,
  at: Instant,
  data: DataOf<Name>,
): readonly Message[] {
  return readers.map((to) => messageTo(to, template, { transactionId, occasion, at, data }) as Message)
}

function notaryOf({ notaryId }: Subject): Recipient {
  return { kind: 'person', id: notaryId }
}

function partiesOf(subject: Subject): readonly Recipient[] {
  // The dead are a party to the succession, and read no letters.
  return toEach(
    subject,
    subject.terms.parties.filter(({ role }) => role !== 'deceased'),
  )
}

function payersOf(subject: Subject, payer: Notice['payer']): readonly Recipient[] {
  return toEach(subject, partiesAs(subject.terms, payer))
}

function toEach({ transactionId }: Subject, people: readonly Party[]): readonly Recipient[] {
  return [...new Set(people.map(({ id }) => id))].map((id) => ({ kind: 'party', id, transactionId }))
}
