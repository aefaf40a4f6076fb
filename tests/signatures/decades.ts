import { issueCrl, type RevokedEntry } from '../../certs/authority/issue-crl.ts'
import type { Trust } from '../../certs/trust/trust.ts'
import type { Instant } from '../../domain/time.ts'
import type { SealingServices } from '../../signatures/sign/seal-long-term.ts'
import { signerFromKey } from '../../signatures/sign/signer-from-key.ts'
import { basicConstraints, certify, keyUsage, NOON, subjectKeyId, type Identity } from '../certs/test-pki.ts'
import { certifyTsa, timestampsBy } from './tsa.ts'

const FAR = '2060-01-01T00:00:00.000Z'

/** An authority that also tells what it revoked. */
function authority(subject: string, keyId: string): Identity {
  const extensions = [basicConstraints(true), keyUsage('keyCertSign', 'cRLSign'), subjectKeyId(keyId)]
  return certify({ subject, notAfter: FAR, extensions })
}

export const sealRoot = authority('Root of seals', 'aa01')
export const timeRoot = authority('Root of time', 'aa02')

const sealIdentity = certify({
  ...{ subject: 'Registrar', issuer: sealRoot, serial: 61 },
  extensions: [keyUsage('nonRepudiation')],
})

export const seal = signerFromKey(sealIdentity.privateKey, sealIdentity.certificate.der, [])

/** Timestamping units follow each other, as their certificates end. */
export function unit(serial: number, notAfter: string): Identity {
  return certifyTsa({ subject: `Unit ${serial}`, issuer: timeRoot, serial, notAfter })
}

export const firstUnit = unit(71, '2027-06-01T00:00:00.000Z')
export const secondUnit = unit(72, '2032-06-01T00:00:00.000Z')

export const trust: Trust = {
  list: { id: 'test', version: '1' },
  intermediates: [],
  anchors: [
    { certificate: sealRoot.certificate.der, service: 'CA', validFrom: null, validUntil: null },
    { certificate: timeRoot.certificate.der, service: 'TSA', validFrom: null, validUntil: null },
  ],
}

const DAY_MS = 24 * 60 * 60 * 1000

/** What an authority said of its certificates on that day. */
export function listOf(issuer: Identity, at: Instant, revoked: readonly RevokedEntry[] = []): Uint8Array {
  const nextUpdate = new Date(Date.parse(at) + DAY_MS).toISOString() as Instant
  return issueCrl({ number: 1, thisUpdate: at, nextUpdate, revoked }, issuer)
}

export const sealRevoked: RevokedEntry = {
  serial: sealIdentity.certificate.serial,
  at: '2026-11-20T00:00:00.000Z' as Instant,
  reason: 'keyCompromise',
}

/** Everything in order, at noon. */
export const services: SealingServices = {
  trust,
  timestamps: timestampsBy({ tsa: firstUnit }),
  material: {
    certificates: [],
    crls: [listOf(sealRoot, NOON), listOf(timeRoot, NOON)],
    ocspResponses: [],
  },
}
