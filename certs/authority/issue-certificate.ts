import { createPublicKey, randomBytes, type KeyObject } from 'node:crypto'
import forge from 'node-forge'
import type { Instant } from '../../domain/time.ts'
import { contextTag } from '../asn1/tags.ts'
import { element, nothing, octetString, oid, sequence } from '../asn1/write.ts'
import { OID } from '../asn1/oids.ts'
import { keyIdOf, spkiOf } from './keys.ts'
import { signed } from './signed.ts'

/** Parts of a name, outermost first, by object identifier. */
export type NameParts = readonly { readonly oid: string; readonly value: string }[]

interface CertificateOrder {
  readonly subject: NameParts
  readonly publicKey: KeyObject
  readonly notBefore: Instant
  readonly notAfter: Instant
  readonly use: CertificateUse
}

/** Authorities may be issued no deeper than `pathLength` below this one. `status` answers OCSP for its issuer. */
type CertificateUse =
  | { readonly kind: 'authority'; readonly pathLength: number }
  | { readonly kind: 'signing' | 'timestamping' | 'status' }

export interface Issuer {
  readonly name: NameParts
  /** RSA: everything here is signed with RSA PKCS#1 v1.5 and SHA-256. */
  readonly privateKey: KeyObject
}

/**
 * Issues one certificate, DER. node-forge lays it out; it knows RSA keys only and signs slowly, so the public
 * key is put in and the signature made by node:crypto.
 */
export function issueCertificate(order: CertificateOrder, issuer: Issuer): Uint8Array {
  const tbs = layOut(order, issuer)
  return signed(tbs, issuer.privateKey)
}

function layOut(order: CertificateOrder, issuer: Issuer): Uint8Array {
  const certificate = forge.pki.createCertificate()
  certificate.serialNumber = serialNumber()
  certificate.siginfo.algorithmOid = certificate.signatureOid = OID.sha256WithRsa
  certificate.validity.notBefore = new Date(order.notBefore)
  certificate.validity.notAfter = new Date(order.notAfter)
  certificate.setSubject(attributesOf(order.subject))
  certificate.setIssuer(attributesOf(issuer.name))
  certificate.setExtensions(extensionsFor(order, issuer))
  // A stand-in for node-forge, replaced below: it cannot hold an elliptic-curve key.
  certificate.publicKey = forge.pki.setRsaPublicKey(
    new forge.jsbn.BigInteger('3'),
    new forge.jsbn.BigInteger('3'),
  )
  const [tbs] = partsOf(forge.pki.certificateToAsn1(certificate))
  const fields = partsOf(tbs)
  return sequence(
    ...fields.map((field, index) => (index === SPKI_FIELD ? spkiOf(order.publicKey) : derOf(field))),
  )
}

/** version, serialNumber, signature, issuer, validity, subject, subjectPublicKeyInfo (RFC 5280 4.1). */
const SPKI_FIELD = 6

/** Positive and never shorter than sixteen octets, as an INTEGER needs it. */
function serialNumber(): string {
  const octets = randomBytes(16)
  octets[0] = 0x40 | ((octets[0] ?? 0) & 0x3f)
  return octets.toString('hex')
}

/** node-forge writes PrintableString unless told otherwise, which has no accents; a country code must be one. */
function attributesOf(name: NameParts): forge.pki.CertificateField[] {
  return name.map(({ oid: type, value }) =>
    type === OID.country ? { type, value } : { type, value, valueTagClass: UTF8 },
  )
}

// The typings take this for a tag class; node-forge reads it as the string's type.
const UTF8 = forge.asn1.Type.UTF8 as unknown as forge.asn1.Class

/**
 * Fresh objects every time: node-forge writes into those it is given, and would share one key id among all.
 *
 * No addresses of CRLs or responders: the verifier never follows one that a certificate names, the trust list
 * has them, and the port is not known when a certificate is issued.
 */
function extensionsFor({ publicKey, use }: CertificateOrder, issuer: Issuer): object[] {
  const authorityKeyId = sequence(
    element(contextTag(0, 'primitive'), keyIdOf(createPublicKey(issuer.privateKey))),
  )
  return [
    use.kind === 'authority'
      ? { name: 'basicConstraints', critical: true, cA: true, pathLenConstraint: use.pathLength }
      : { name: 'basicConstraints', critical: true, cA: false },
    { name: 'keyUsage', critical: true, ...KEY_USAGE[use.kind] },
    { id: OID.subjectKeyIdentifier, critical: false, value: binary(octetString(keyIdOf(publicKey))) },
    { id: OID.authorityKeyIdentifier, critical: false, value: binary(authorityKeyId) },
    ...purposesFor(use.kind),
  ]
}

const KEY_USAGE = {
  authority: { keyCertSign: true, cRLSign: true },
  signing: { digitalSignature: true, nonRepudiation: true },
  timestamping: { digitalSignature: true },
  status: { digitalSignature: true },
} as const

/** RFC 3161 2.3 wants the purpose critical and alone; a responder needs RFC 6960 4.2.2.2 and 4.2.2.2.1. */
function purposesFor(kind: CertificateUse['kind']): object[] {
  const purpose = (type: string, critical: boolean): object => ({
    ...{ id: OID.extendedKeyUsage, critical },
    value: binary(sequence(oid(type))),
  })
  if (kind === 'timestamping') return [purpose(OID.timeStamping, true)]
  if (kind !== 'status') return []
  const noCheck = { id: OID.ocspNoCheck, critical: false, value: binary(nothing()) }
  return [purpose(OID.ocspSigning, false), noCheck]
}

function partsOf(node: forge.asn1.Asn1 | undefined): forge.asn1.Asn1[] {
  if (!Array.isArray(node?.value)) throw new TypeError('node-forge laid out no certificate')
  return node.value
}

function derOf(field: forge.asn1.Asn1): Uint8Array {
  return Buffer.from(forge.asn1.toDer(field).getBytes(), 'binary')
}

function binary(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('binary')
}
