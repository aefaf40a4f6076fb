import { createHash } from 'node:crypto'
import { OID } from '../../../certs/asn1/oids.ts'
import { contextTag, TAG } from '../../../certs/asn1/tags.ts'
import { element, nothing, octetString, oid, sequence, smallInteger } from '../../../certs/asn1/write.ts'
import type { Instant } from '../../../domain/time.ts'
import {
  certify,
  certifyAuthority,
  extension,
  keyUsage,
  NOON,
  type Identity,
  type Order,
} from '../../certs/test-pki.ts'
import { attribute, craftCms, digestAttribute, essAttribute, type Craft } from '../cms/craft.ts'

export const tsaRoot = certifyAuthority({ subject: 'Root of time' })

/** The only use a timestamping certificate may have, and critical (RFC 3161 2.3). */
export function timeStampingUse(critical = true, ...more: readonly string[]): Uint8Array {
  return extension(OID.extendedKeyUsage, sequence(oid(OID.timeStamping), ...more.map(oid)), critical)
}

export function timestampingUnit(order: Partial<Order> = {}): Identity {
  return certify({
    ...{ subject: 'Time stamping unit', issuer: tsaRoot, serial: 21 },
    extensions: [keyUsage('digitalSignature'), timeStampingUse()],
    ...order,
  })
}

export const tsa = timestampingUnit()

/** What a token says. Everything but `over` is honest unless it is replaced. */
export interface TokenOrder {
  /** The bytes whose existence is proven: a signature value, the ranges of a file, a whole file. */
  readonly over: Uint8Array
  readonly genTime?: Instant
  readonly tsa?: Identity
  /** The digest of `over`, by its node:crypto name and its identifier. */
  readonly imprint?: { readonly hash: string; readonly oid: string }
  /** Seconds. */
  readonly accuracy?: number
  readonly nonce?: number
  /** The TSTInfo itself, encoded. */
  readonly info?: Uint8Array
  readonly craft?: Partial<Craft>
}

/** A TimeStampToken (RFC 3161 2.4.2), with the TSA's certificate in it. */
export function stamp(order: TokenOrder): Uint8Array {
  const info = order.info ?? timestampInfo(order)
  const signer = order.tsa ?? tsa
  return craftCms({
    ...{ content: info, signer, encapsulated: info, contentType: OID.tstInfo },
    attributes: tokenAttributes(info, signer),
    ...order.craft,
  })
}

export function tokenAttributes(info: Uint8Array, signer: Identity): readonly Uint8Array[] {
  return [
    attribute(OID.contentType, oid(OID.tstInfo)),
    digestAttribute(info),
    essAttribute(signer.certificate),
  ]
}

/** TSTInfo, with the optional fields only when the order has them. */
export function timestampInfo({ over, genTime = NOON, imprint, accuracy, nonce }: TokenOrder): Uint8Array {
  const { hash, oid: hashOid } = imprint ?? { hash: 'sha256', oid: OID.sha256 }
  return sequence(
    ...[smallInteger(1), oid('1.3.6.1.4.1.13762.3')],
    sequence(sequence(oid(hashOid), nothing()), octetString(createHash(hash).update(over).digest())),
    ...[smallInteger(77), generalizedTime(genTime)],
    ...(accuracy === undefined ? [] : [sequence(smallInteger(accuracy))]),
    ...(nonce === undefined ? [] : [smallInteger(nonce)]),
  )
}

/** DER leaves trailing zeros of the fraction out, and the point with them (X.690 11.7). */
export function generalizedTime(instant: Instant): Uint8Array {
  const fraction = instant.slice(20, 23).replace(/0+$/, '')
  const digits = instant.slice(0, 19).replace(/\D/g, '')
  return element(TAG.generalizedTime, Buffer.from(`${digits}${fraction === '' ? '' : `.${fraction}`}Z`))
}

/** The unsigned attribute that carries a signature timestamp (ETSI EN 319 122-1 5.3). */
export function signatureTimestamp(...tokens: readonly Uint8Array[]): Uint8Array {
  return attribute(OID.signatureTimestamp, ...tokens)
}

/** `tsa [0] GeneralName` as a directoryName, for tokens that name their maker. */
export function namedMaker({ name }: Identity): Uint8Array {
  return element(contextTag(0, 'constructed'), element(contextTag(4, 'constructed'), name))
}
