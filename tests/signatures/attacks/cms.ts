import { createHash, createPublicKey, sign } from 'node:crypto'
import { OID } from '../../../certs/asn1/oids.ts'
import { contextTag, TAG } from '../../../certs/asn1/tags.ts'
import {
  element,
  nothing,
  octetString,
  oid,
  sequence,
  smallInteger,
  time,
} from '../../../certs/asn1/write.ts'
import { certify, commonName, ecKeys, NOON } from '../../certs/test-pki.ts'
import { attribute, CONTENT_TYPE, craftCms, digestAttribute, essAttribute } from '../cms/craft.ts'
import { protection } from '../cms/sample.ts'
import { root } from './authorities.ts'
import type { Base } from './base.ts'
import { resigned, type Attack, type Forgery } from './forge.ts'

type Crafting = (base: Base) => Forgery

/** Attributes over the right content, with what the forger adds or leaves out. */
const attributes =
  (
    make: (honest: readonly [Uint8Array, Uint8Array, Uint8Array], base: Base) => readonly Uint8Array[],
  ): Crafting =>
  (base) => ({
    attributesOver: (content) =>
      make([CONTENT_TYPE, digestAttribute(content), essAttribute(base.signer.certificate)], base),
  })

const twinOf = ({ signer }: Base, keys: ReturnType<typeof ecKeys>): Uint8Array =>
  certify({
    ...{ subject: 'Twin', issuer: root, keys, notAfter: '2049-01-01T00:00:00.000Z' },
    serial: Number.parseInt(signer.certificate.serial, 16),
  }).certificate.der

const keysOf = ({ signer }: Base): ReturnType<typeof ecKeys> => ({
  privateKey: signer.privateKey,
  publicKey: createPublicKey(signer.privateKey),
})

const issuerSerial = (serial: number): Uint8Array =>
  sequence(
    sequence(element(contextTag(4, 'constructed'), root.certificate.subject.der)),
    smallInteger(serial),
  )

const rows: readonly (readonly [string, Crafting])[] = [
  ['content inside a detached signature', () => ({ encapsulated: Buffer.from('A deed') })],
  ['two SignerInfos', () => ({ signerInfos: 2 })],
  ['no SignerInfo', () => ({ signerInfos: 0 })],
  ['no signed attributes', () => ({ attributes: [] })],
  ['the certificate left out', () => ({ certificates: [root.certificate.der] })],
  ['another certificate of the same name and serial', (base) => ({ certificates: [twinOf(base, ecKeys())] })],
  ['another certificate for the same key', (base) => ({ certificates: [twinOf(base, keysOf(base))] })],
  [
    'two certificates that answer to the name',
    (base) => ({ certificates: [base.signer.certificate.der, twinOf(base, keysOf(base))] }),
  ],
  [
    'the issuer’s name in another type of string',
    () => ({ issuer: commonName('Root', TAG.printableString) }),
  ],
  ['an attribute that nothing signs', () => ({ unsigned: [attribute('1.2.3.4', nothing())] })],
  ['signing-certificate missing', attributes(([type, digest]) => [type, digest])],
  [
    'signing-certificate of another',
    attributes(([type, digest]) => [type, digest, essAttribute(root.certificate)]),
  ],
  [
    'signing-certificate with another serial',
    attributes(([type, digest], { signer }) => [
      type,
      digest,
      essAttribute(signer.certificate, issuerSerial(999)),
    ]),
  ],
  ['no content type', attributes(([, digest, ess]) => [digest, ess])],
  [
    'another content type',
    attributes(([, digest, ess]) => [attribute(OID.contentType, oid(OID.signedData)), digest, ess]),
  ],
  ['no digest', attributes(([type, , ess]) => [type, ess])],
  [
    'the digest of another deed',
    attributes(([type, , ess]) => [type, digestAttribute(Buffer.from('x')), ess]),
  ],
  ['a second digest', attributes((honest) => [...honest, digestAttribute(Buffer.from('x'))])],
  [
    'an attribute with two values',
    attributes((honest) => [...honest, attribute(OID.signingTime, time(NOON), nothing())]),
  ],
  [
    'algorithm protection that names others',
    attributes((honest) => [...honest, protection(OID.ecdsaWithSha384)]),
  ],
  [
    'attributes out of order',
    (base) => ({ ...attributes((honest) => reversed(honest))(base), unsorted: true }),
  ],
  ['attributes not in DER', attributes(([type, , ess]) => [type, longDigest(), ess])],
  ['the signature of another key', () => ({ sign: (bytes) => sign('sha256', bytes, ecKeys().privateKey) })],
  ['a signature of zeros', () => ({ sign: () => new Uint8Array(64) })],
  ['an empty signature', () => ({ sign: () => new Uint8Array() })],
  ['the signature over other attributes', signedElsewhere],
  ['SHA-1', sha1],
  ['an unknown digest', () => ({ digestAlgorithm: sequence(oid('1.2.3.4')) })],
  ['an unknown signature algorithm', () => ({ signatureAlgorithm: sequence(oid('1.2.840.10045.4.3.99')) })],
  ['digest and signature of different hashes', () => ({ digestAlgorithm: sequence(oid(OID.sha512)) })],
]

function reversed(honest: readonly Uint8Array[]): readonly Uint8Array[] {
  return honest.toSorted((a, b) => Buffer.compare(a, b)).toReversed()
}

function longDigest(): Uint8Array {
  return attribute(
    OID.messageDigest,
    Buffer.concat([Uint8Array.of(TAG.octetString, 0x81, 32), Buffer.alloc(32)]),
  )
}

/** A signature that holds, taken from another document. */
function signedElsewhere({ craft, signer }: Base): Forgery {
  const other = craft.sign ?? ((bytes, key) => sign('sha256', bytes, key))
  return { sign: (_attributes, key) => other(Buffer.from('another document'), key), signer }
}

function sha1({ signer }: Base): Forgery {
  return {
    digestAlgorithm: sequence(oid('1.3.14.3.2.26'), nothing()),
    attributesOver: (content) => [
      CONTENT_TYPE,
      attribute(OID.messageDigest, octetString(createHash('sha1').update(content).digest())),
      essAttribute(signer.certificate),
    ],
  }
}

/** The certificate in the CMS, under the signature of the deed before: nothing was signed anew. */
function replayed(base: Base): Uint8Array {
  const content = Buffer.from('the content of another deed')
  const cms = craftCms({ content, ...base.craft, signer: base.signer })
  return resigned(base, { whole: cms })
}

export const CMS_ATTACKS: readonly Attack[] = [
  ...rows.map(([name, crafting]): Attack => ({
    ...{ of: 'CMS tricks', name },
    forge: (base) => resigned(base, crafting(base)),
  })),
  { of: 'CMS tricks', name: 'the signature of another deed', forge: replayed },
]
