import type { Request } from 'express'
import { parseTransactionId } from '../../domain/ids.ts'
import type { TransactionId } from '../../domain/ids.ts'
import { Refusal } from '../../domain/refusal.ts'
import { MEDIA_TYPES } from '../../domain/transaction/document.ts'
import { notFound } from '../authorize.ts'
import type { Entrance, Incoming, Request as Asking } from '../commands.ts'
import { actorOf } from '../identity/person.ts'

/** The transaction that the path names. A malformed id names none: `transaction-not-found`. */
export function transactionIn(req: Request): TransactionId {
  const id = parseTransactionId(textIn(req, 'id'))
  if (id === undefined) throw notFound()
  return id
}

/** A part of the path, as text. */
export function textIn(req: Request, name: string): string {
  const value = req.params[name]
  return typeof value === 'string' ? value : ''
}

const KEY = /^[\x21-\x7e]{8,128}$/

/** Throws `idempotency-key-missing` unless the key has 8 to 128 printable characters. */
export function keyOf(req: Request): string {
  const key = req.get('idempotency-key') ?? ''
  if (KEY.test(key)) return key
  throw new Refusal('idempotency-key-missing', 'Send an Idempotency-Key of 8 to 128 printable characters')
}

/** Who asks, under which key. */
export function askingOf(req: Request): Asking {
  return { actor: actorOf(req), key: keyOf(req) }
}

/** A document that is the body itself. Throws `document-not-pdf` when it says to be something never taken. */
export function incomingOf(req: Request): Incoming {
  if (!req.is([...MEDIA_TYPES])) {
    throw new Refusal('document-not-pdf', 'Send the document as application/pdf, or as a photograph')
  }
  const declared = Number(req.get('content-length'))
  return { source: bytesOf(req), ...(req.get('content-length') !== undefined && { declaredBytes: declared }) }
}

/** The part that the path names, of whoever logged in. Throws as `transactionIn` does. */
export function ownPartIn(req: Request): Entrance {
  return { actor: actorOf(req), transactionId: transactionIn(req), party: textIn(req, 'party') }
}

/** The code of a party's link. In a header and never in an address, which logs keep. */
export function partyCodeIn(req: Request): string {
  return req.get('party-code') ?? ''
}

/** Leaves the connection open when the reader stops early: the answer must still go out on it. */
function bytesOf(req: Request): AsyncIterable<Uint8Array> {
  return req.iterator({ destroyOnReturn: false })
}
