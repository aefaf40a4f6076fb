import { generateKeyPairSync, sign } from 'node:crypto'
import { OID } from '../../../certs/asn1/oids.ts'
import { nothing, oid, sequence } from '../../../certs/asn1/write.ts'
import {
  basicConstraints,
  certify,
  certifyAuthority,
  ecKeys,
  extension,
  keyUsage,
  rsaKeys,
  type Identity,
  type Order,
} from '../../certs/test-pki.ts'
import type { Craft } from '../cms/craft.ts'
import { crlDer, type CrlEntryOrder } from '../../certs/test-crl.ts'
import { directory, nameConstraints, nameOf } from '../../certs/test-names.ts'
import { NO_EVIDENCE, type EvidenceSet } from '../../../signatures/evidence-set.ts'
import { root } from './authorities.ts'
import { resigned, type Attack } from './forge.ts'

const SIGNING = keyUsage('nonRepudiation')

const forger = (change: Partial<Order> = {}): Identity =>
  certify({ subject: 'Forger', issuer: root, serial: 66, extensions: [SIGNING], ...change })

const RSA: Partial<Craft> = {
  signatureAlgorithm: sequence(oid(OID.sha256WithRsa), nothing()),
  sign: (attributes, key) => sign('sha256', attributes, key),
}
const EC: Partial<Craft> = {
  signatureAlgorithm: sequence(oid(OID.ecdsaWithSha256)),
  sign: (attributes, key) => sign('sha256', attributes, key),
}

/** A forger below an authority that is not what it must be, its certificate in the signature. */
function below(authority: Identity, ...others: readonly Identity[]): Partial<Craft> {
  const signer = forger({ issuer: authority })
  const certificates = [signer, authority, ...others].map(({ certificate }) => certificate.der)
  return { ...EC, signer, certificates }
}

const short = certifyAuthority({ subject: 'Short', issuer: root }, 0)
const stranger = certifyAuthority({ subject: 'Root' })
const lax = certify({ subject: 'Lax', issuer: root, extensions: [keyUsage('keyCertSign')] })
const noAuthority = certify({
  subject: 'No authority',
  issuer: root,
  extensions: [basicConstraints(false), keyUsage('keyCertSign')],
})
const noUsage = certify({
  subject: 'No usage',
  issuer: root,
  extensions: [basicConstraints(true), keyUsage('cRLSign')],
})
const expiredAuthority = certifyAuthority({
  subject: 'Old',
  issuer: root,
  notAfter: '2026-02-01T00:00:00.000Z',
})
const elsewhere = nameConstraints({ permitted: [directory(nameOf(['organization', 'Elsewhere']))] })
const unknownCritical = extension('1.2.3.4.5', nothing(), true)

const rows: readonly (readonly [string, () => Partial<Craft>])[] = [
  ['an expired certificate', () => ({ ...EC, signer: forger({ notAfter: '2026-02-01T00:00:00.000Z' }) })],
  [
    'a certificate not valid yet',
    () => ({ ...EC, signer: forger({ notBefore: '2029-01-01T00:00:00.000Z' }) }),
  ],
  [
    'a certificate that signed itself',
    () => ({ ...EC, signer: certify({ subject: 'Root', extensions: [SIGNING] }) }),
  ],
  ['a root of the same name', () => ({ ...EC, signer: forger({ issuer: stranger }) })],
  ['that root in the signature', () => below(stranger)],
  [
    'a certificate signed by another key',
    () => ({ ...EC, signer: forger({ issuer: { ...root, privateKey: ecKeys().privateKey } }) }),
  ],
  ['an issuer that is no authority', () => below(noAuthority)],
  ['an issuer that does not say that it is one', () => below(lax)],
  ['an issuer that may not sign certificates', () => below(noUsage)],
  ['an issuer that has expired', () => below(expiredAuthority)],
  ['a path longer than allowed', () => below(certifyAuthority({ subject: 'Deep', issuer: short }), short)],
  [
    'an issuer with an unknown critical extension',
    () => below(certifyAuthority({ subject: 'Odd', issuer: root, extensions: [unknownCritical] })),
  ],
  ['a notary who issues certificates', () => below(forger({ subject: 'Notary as issuer' }))],
  [
    'a name outside what the issuer may name',
    () => below(certifyAuthority({ subject: 'Narrow', issuer: root, extensions: [elsewhere] })),
  ],
  ['a key for other uses', () => ({ ...EC, signer: forger({ extensions: [keyUsage('keyAgreement')] }) })],
  [
    'an unknown critical extension',
    () => ({ ...EC, signer: forger({ extensions: [SIGNING, unknownCritical] }) }),
  ],
  ['RSA of 1024 bits', () => ({ ...RSA, signer: forger({ keys: rsaKeys(1024) }) })],
  [
    'RSA with the exponent 3',
    () => ({
      ...RSA,
      signer: forger({ keys: generateKeyPairSync('rsa', { modulusLength: 2048, publicExponent: 3 }) }),
    }),
  ],
  [
    'a curve below strength',
    () => ({ ...EC, signer: forger({ keys: generateKeyPairSync('ec', { namedCurve: 'secp224r1' }) }) }),
  ],
  [
    'a curve that is not listed',
    () => ({ ...EC, signer: forger({ keys: generateKeyPairSync('ec', { namedCurve: 'secp256k1' }) }) }),
  ],
]

/** The root's list, on which the forger's serial number stands. */
function revoked(order: Omit<CrlEntryOrder, 'serial'>): EvidenceSet {
  const serial = Number.parseInt(forger().certificate.serial, 16)
  return { ...NO_EVIDENCE, crls: [crlDer({ issuer: root, number: 1, entries: [{ serial, ...order }] })] }
}

const ended: readonly (readonly [string, EvidenceSet])[] = [
  ['a certificate revoked before', revoked({ revokedAt: '2026-06-01T00:00:00.000Z' })],
  ['a certificate whose key was stolen', revoked({ revokedAt: '2026-06-01T00:00:00.000Z', reason: 1 })],
  ['a certificate whose holder left', revoked({ revokedAt: '2026-06-01T00:00:00.000Z', reason: 5 })],
]

export const CERTIFICATE_ATTACKS: readonly Attack[] = [
  ...rows.map(([name, craft]): Attack => {
    const made = craft()
    return { of: 'certificate path', name, forge: (base) => resigned(base, made) }
  }),
  ...ended.map(([name, evidence]): Attack => {
    const made = { ...EC, signer: forger() }
    return { of: 'certificate path', name, evidence, forge: (base) => resigned(base, made) }
  }),
]

/** The forger's tools make a deed that passes when his certificate is good: nothing else is wrong with it. */
export const GOOD_CERTIFICATE: Partial<Craft> = { ...EC, signer: forger() }
