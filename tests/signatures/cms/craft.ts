import { createHash, sign, type KeyObject } from 'node:crypto'
import { OID } from '../../../certs/asn1/oids.ts'
import { contextTag, TAG } from '../../../certs/asn1/tags.ts'
import {
  element,
  explicit,
  octetString,
  oid,
  sequence,
  setOf,
  smallInteger,
} from '../../../certs/asn1/write.ts'
import type { Certificate } from '../../../certs/x509/certificate.ts'
import type { Identity } from '../../certs/test-pki.ts'

/** What a forger may turn: each part of an honest signature, replaced on its own. */
export interface Craft {
  readonly content: Uint8Array
  readonly signer: Identity
  /** The issuer's name as the SignerInfo spells it, encoded. */
  readonly issuer?: Uint8Array
  readonly certificates?: readonly Uint8Array[]
  readonly attributes?: readonly Uint8Array[]
  /** Keep the attributes as given instead of sorting them. */
  readonly unsorted?: boolean
  readonly digestAlgorithm?: Uint8Array
  readonly signatureAlgorithm?: Uint8Array
  readonly signerInfos?: number
  readonly encapsulated?: Uint8Array
  /** Of the content; id-data unless said, which has version 1. */
  readonly contentType?: string
  /** Encoded attributes that nothing signs. */
  readonly unsigned?: readonly Uint8Array[]
  /** Encoded, as they stand in the `[1]` field. */
  readonly crls?: readonly Uint8Array[]
  readonly sign?: (attributes: Uint8Array, key: KeyObject) => Uint8Array
}

export const CONTENT = Buffer.from('A deed of sale')
export const SHA256 = sequence(oid(OID.sha256))

export function attribute(type: string, ...values: readonly Uint8Array[]): Uint8Array {
  return sequence(oid(type), setOf(...values))
}

export function digestAttribute(content: Uint8Array, hash = 'sha256'): Uint8Array {
  return attribute(OID.messageDigest, octetString(createHash(hash).update(content).digest()))
}

export function essAttribute(certificate: Certificate, ...more: readonly Uint8Array[]): Uint8Array {
  const hash = createHash('sha256').update(certificate.der).digest()
  return attribute(OID.signingCertificateV2, sequence(sequence(sequence(octetString(hash), ...more))))
}

/** The older form, which knows SHA-1 alone (RFC 2634 5.4). */
export function essV1Attribute(certificate: Certificate): Uint8Array {
  const hash = createHash('sha1').update(certificate.der).digest()
  return attribute(OID.signingCertificate, sequence(sequence(sequence(octetString(hash)))))
}

export const CONTENT_TYPE = attribute(OID.contentType, oid(OID.data))

export function honestAttributes({
  content,
  signer,
}: Pick<Craft, 'content' | 'signer'>): readonly Uint8Array[] {
  return [CONTENT_TYPE, digestAttribute(content), essAttribute(signer.certificate)]
}

/** A detached CMS signature, honest in all that `craft` does not replace. */
export function craftCms(craft: Craft): Uint8Array {
  const digestAlgorithm = craft.digestAlgorithm ?? SHA256
  const certificates = craft.certificates ?? [craft.signer.certificate.der]
  const info = signerInfo(craft, digestAlgorithm)
  const content = sequence(
    smallInteger(craft.contentType === undefined ? 1 : 3),
    setOf(digestAlgorithm),
    sequence(
      oid(craft.contentType ?? OID.data),
      ...(craft.encapsulated === undefined ? [] : [explicit(0, octetString(craft.encapsulated))]),
    ),
    ...(certificates.length === 0 ? [] : [element(contextTag(0, 'constructed'), ...certificates)]),
    ...(craft.crls === undefined ? [] : [element(contextTag(1, 'constructed'), ...craft.crls)]),
    setOf(...Array.from({ length: craft.signerInfos ?? 1 }, () => info)),
  )
  return sequence(oid(OID.signedData), explicit(0, content))
}

function signerInfo(craft: Craft, digestAlgorithm: Uint8Array): Uint8Array {
  const { certificate, privateKey } = craft.signer
  const attributes = craft.attributes ?? honestAttributes(craft)
  const signed = craft.unsorted === true ? element(TAG.set, ...attributes) : setOf(...attributes)
  const inFile = Uint8Array.from(signed)
  inFile[0] = contextTag(0, 'constructed')
  return sequence(
    smallInteger(1),
    sequence(
      craft.issuer ?? certificate.issuer.der,
      element(TAG.integer, Buffer.from(certificate.serial, 'hex')),
    ),
    digestAlgorithm,
    ...(attributes.length === 0 ? [] : [inFile]),
    craft.signatureAlgorithm ?? sequence(oid(OID.ecdsaWithSha256)),
    octetString((craft.sign ?? signWithSha256)(signed, privateKey)),
    ...(craft.unsigned === undefined ? [] : [element(contextTag(1, 'constructed'), ...craft.unsigned)]),
  )
}

function signWithSha256(attributes: Uint8Array, key: KeyObject): Uint8Array {
  return sign('sha256', attributes, key)
}
