import type { Crl } from '../../../certs/revocation/crl.ts'
import { revocationOf, type RevocationResult } from '../../../certs/revocation/revocation.ts'
import type { Certificate } from '../../../certs/x509/certificate.ts'
import type { Instant } from '../../../domain/time.ts'
import { makeCrl, type CrlOrder } from '../test-crl.ts'
import { certify, certifyAuthority, NOON, type Identity } from '../test-pki.ts'

export const root = certifyAuthority({ subject: 'Root' })
/** The authority whose lists are tried. */
export const office = certifyAuthority({ subject: 'Office', issuer: root, serial: 20 })
/** The number of every leaf. */
export const SERIAL = 300

export const leafWith = (...extensions: readonly Uint8Array[]): Certificate =>
  certify({ subject: 'Notary', issuer: office, serial: SERIAL, extensions }).certificate
export const leaf = leafWith()
export const listOf = (change: Partial<CrlOrder> = {}): Crl => makeCrl({ issuer: office, ...change })

interface Setting {
  readonly of?: Certificate
  readonly issuer?: Identity
  readonly pool?: readonly Identity[]
  readonly at?: string
  readonly provenAt?: string
}

/** What is known of the leaf; the root says of its own that they are good. */
export function ask(crls: readonly Crl[], setting: Setting = {}): RevocationResult {
  const { of = leaf, issuer = office, pool = [], at = NOON, provenAt } = setting
  const [result] = revocationOf({
    chain: [of, issuer.certificate, root.certificate],
    crls: [...crls, makeCrl({ issuer: root, nextUpdate: '2029-01-01T00:00:00.000Z' })],
    ...{ ocspResponses: [], pool: pool.map(({ certificate }) => certificate), at: at as Instant },
    anchors: [root.certificate],
    ...(provenAt === undefined ? {} : { provenAt: provenAt as Instant }),
  })
  if (result === undefined) throw new Error('No result for the leaf')
  return result
}
