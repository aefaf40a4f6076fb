import type { EvidenceSet } from '../../../signatures/evidence-set.ts'
import { lastViewOf } from '../../../signatures/pdf/view.ts'
import { readRevisions } from '../../../signatures/pdf/revisions.ts'
import { readSlots } from '../../../signatures/pdf/slots.ts'
import type { SignatureSlot } from '../../../signatures/pdf/slot.ts'
import { openBaseFile } from '../../../signatures/sign/base-file.ts'
import { prepareSignature } from '../../../signatures/sign/prepare-signature.ts'
import { serialize } from '../../../signatures/sign/serialize.ts'
import { appendUpdate } from '../../../signatures/sign/update.ts'
import { must } from '../../must.ts'
import { NOON } from '../../certs/test-pki.ts'
import { craftCms, type Craft } from '../cms/craft.ts'
import { latin1, stream, textOf, type Bodies } from '../pdf/raw.ts'
import type { Base } from './base.ts'

/** One way to forge a deed. */
export interface Attack {
  readonly name: string
  /** Of the attack classes that are known (deed profile). */
  readonly of: string
  /** The forged file; undefined where the base has nothing of the kind. */
  /** What the office knows when it looks. */
  readonly evidence?: EvidenceSet
  readonly forge: (base: Base) => Uint8Array | Promise<Uint8Array> | undefined
}

export const FORGED = stream('BT /F1 12 Tf 20 150 Td (Price Rs 8,000) Tj ET')

/** The place of the first signature. */
export function slotOf(
  pdf: Uint8Array,
): SignatureSlot & { readonly byteRange: readonly [number, number, number, number] } {
  const slot = must(readSlots(readRevisions(pdf)).slots[0])
  return { ...slot, byteRange: must(slot.byteRange ?? undefined) }
}

/** The deed with one incremental update, of the kind that the file has. */
export function appended(pdf: Uint8Array, bodies: Bodies): Uint8Array {
  const objects = Object.entries(bodies).map(([number, body]) => ({
    number: Number(number),
    generation: 0,
    body,
  }))
  return appendUpdate(openBaseFile(pdf), objects).bytes
}

/** The first number that no object of the file has. */
export const freshNumber = (pdf: Uint8Array): number => openBaseFile(pdf).nextNumber

/** A dictionary or array as the last revision has it, as text. */
export function bodyOf(pdf: Uint8Array, number: number): string {
  return serialize(must(lastViewOf(readRevisions(pdf)).objectAt(number)))
}

/** The update that rewrites one object of the page. */
export function rewritten(
  pdf: Uint8Array,
  number: number,
  change: (body: string) => string,
  more: Bodies = {},
): Uint8Array {
  const body = bodyOf(pdf, number)
  const changed = change(body)
  if (changed === body) throw new Error(`Object ${number} was not changed`)
  return appended(pdf, { [number]: changed, ...more })
}

/** Another entry in a dictionary. */
export const withEntry =
  (entry: string) =>
  (body: string): string =>
    body.replace(/>>$/, `${entry} >>`)

/** Bytes replaced by as many, the first time they occur at or after `from`. */
export function overwritten(pdf: Uint8Array, from: string, to: string, after = 0): Uint8Array | undefined {
  const at = textOf(pdf).indexOf(from, after)
  if (at === -1 || to.length > from.length) return undefined
  const copy = Uint8Array.from(pdf)
  copy.set(latin1(to.padEnd(from.length)), at)
  return copy
}

/** What a forger who signs may turn. */
export interface Forgery extends Partial<Craft> {
  /** The signed attributes, given what the ranges hold. */
  readonly attributesOver?: (content: Uint8Array) => readonly Uint8Array[]
  /** A whole CMS from elsewhere. */
  readonly whole?: Uint8Array
  /** Octets to leave for the CMS, more than an honest one takes. */
  readonly room?: number
}

/** The deed signed as the forger likes, with everything else in place: the ranges are right. */
export function resigned(base: Base, forgery: Forgery, pdf = base.layout()): Uint8Array {
  const { attributesOver, whole, room = 6000, ...craft } = forgery
  const signer = craft.signer ?? base.signer
  const { document, byteRange } = prepareSignature(pdf, {
    at: NOON,
    signer: { certificate: base.signer.certificate.der, chain: [] },
    timestampRoom: room,
  })
  const [, start, end] = byteRange
  const content = Buffer.concat([document.subarray(0, start), document.subarray(end)])
  const attributes = attributesOver === undefined ? {} : { attributes: attributesOver(content) }
  const cms = whole ?? craftCms({ content, ...base.craft, ...attributes, ...craft, signer })
  return filledWith(document, start, end, cms)
}

function filledWith(document: Uint8Array, start: number, end: number, cms: Uint8Array): Uint8Array {
  const hex = Buffer.from(cms).toString('hex')
  if (hex.length > end - start - 2) throw new Error('The forgery does not fit')
  const copy = Uint8Array.from(document)
  copy.set(latin1(hex.padEnd(end - start - 2, '0')), start + 1)
  return copy
}
