import { messageTo } from '../message/message.ts'
import type { Message } from '../message/message.ts'
import type { Subject } from '../message/news.ts'
import type { Receipt } from '../transaction/dossier.ts'
import type { Hold, Objection, Shield } from './shield.ts'
import { KINDS } from '../transaction/kinds.ts'
import type { Instant } from '../time.ts'

/**
 * To each owner who asked for it, when a deed on his parcel is lodged: before anything is decided. And to each who has
 * locked his title, when that does not stop it.
 */
export function alerts(shields: readonly Shield[], subject: Subject, receipt: Receipt): readonly Message[] {
  const { transactionId, terms } = subject
  return shields
    .filter(({ alert, lockedAt }) => alert || (lockedAt !== null && !KINDS[terms.kind].lockStops))
    .map(({ ownerId, pin }) =>
      messageTo({ kind: 'person', id: ownerId }, 'owner-alert', {
        ...{ transactionId, occasion: pin, at: receipt.at },
        data: { pin, kind: terms.kind, receipt: receipt.number, lodgedAt: receipt.at },
      }),
    )
}

/** To each owner for whom a transaction waits: until when he may object, or that his lock stops it. */
export function holdLetters(
  shields: readonly Shield[],
  { transactionId, terms: { kind } }: Subject,
  receipt: string,
  { hold, at }: { readonly hold: Extract<Hold, { readonly held: true }>; readonly at: Instant },
): readonly Message[] {
  if (hold.because === 'lock') {
    return shields
      .filter(({ lockedAt }) => lockedAt !== null)
      .map(({ ownerId, pin, lockedAt }) =>
        messageTo({ kind: 'person', id: ownerId }, 'owner-lock-stops', {
          ...{ transactionId, occasion: `${pin}/${lockedAt ?? ''}`, at, data: { pin, kind, receipt } },
        }),
      )
  }
  return shields
    .filter(({ waitDays }) => waitDays > 0)
    .map(({ ownerId, pin }) =>
      messageTo({ kind: 'person', id: ownerId }, 'owner-may-object', {
        ...{ transactionId, occasion: pin, at, data: { pin, kind, receipt, until: hold.until } },
      }),
    )
}

/** To the officers, who will look at it, and to the notary. */
export function objectionLetters(
  { nic, at }: Objection,
  { transactionId, notaryId, terms: { pin } }: Subject,
  receipt: string,
): readonly Message[] {
  const about = { transactionId, occasion: nic, at, data: { pin, receipt, objectedAt: at } }
  const readers = [{ kind: 'role', id: 'officer' } as const, { kind: 'person', id: notaryId } as const]
  return readers.map((to) => messageTo(to, 'owner-objected', about))
}
