import { expect } from 'chai'
import { DerError } from '../../../certs/asn1/der-error.ts'
import { parseCrl } from '../../../certs/revocation/parse-crl.ts'
import { parseOcspResponse } from '../../../certs/revocation/parse-ocsp-response.ts'
import { revocationOf, type RevocationQuestion } from '../../../certs/revocation/revocation.ts'
import { crlDer, type CrlEntryOrder } from '../test-crl.ts'
import { certifyResponder, ocspDer } from '../test-ocsp.ts'
import { certify, certifyAuthority, NOON } from '../test-pki.ts'

const root = certifyAuthority({ subject: 'Root' })
const { certificate } = certify({ subject: 'Notary', issuer: root, serial: 300 })

type Evidence = Partial<Pick<RevocationQuestion, 'crls' | 'ocspResponses'>>

/** Every status that some flip of one bit of the evidence leads to. */
function statusesUnderFlips(der: Uint8Array, read: (der: Uint8Array) => Evidence): ReadonlySet<string> {
  const statuses = new Set<string>()
  const nothing = { crls: [], ocspResponses: [], pool: [] }
  for (let bit = 0; bit < der.length * 8; bit += 7) {
    const flipped = Uint8Array.from(der)
    flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7))
    for (const evidence of unlessUnreadable(() => read(flipped))) {
      const chain = [certificate, root.certificate]
      const results = revocationOf({
        ...{ ...nothing, ...evidence, chain, anchors: [root.certificate], at: NOON },
      })
      for (const { status } of results) statuses.add(status)
    }
  }
  return statuses
}

function unlessUnreadable<T>(read: () => T): readonly T[] {
  try {
    return [read()]
  } catch (error) {
    if (error instanceof DerError) return []
    throw error
  }
}

describe('evidence with a bit flipped', () => {
  for (const [what, entries] of [
    ['is revoked', [{ serial: 300, reason: 1 }]],
    ['is good', [{ serial: 301, reason: 1 }]],
  ] as const satisfies readonly (readonly [string, readonly CrlEntryOrder[]])[]) {
    it(`is believed no more when it is a CRL by which the certificate ${what}`, () => {
      const der = crlDer({ issuer: root, entries })
      const statuses = statusesUnderFlips(der, (bytes) => ({ crls: [parseCrl(bytes)] }))
      expect([...statuses]).to.deep.equal(['UNKNOWN'])
    })
  }

  it('is never turned to good when it is an OCSP response', () => {
    const status = { revokedAt: '2026-11-21T10:00:00.000Z', reason: 1 }
    const der = ocspDer({ certificate, issuer: root, responder: certifyResponder(root), status })
    const statuses = statusesUnderFlips(der, (bytes) => ({ ocspResponses: [parseOcspResponse(bytes)] }))
    // The certificates beside the signed part may be flipped where nobody reads them.
    expect([...statuses]).to.not.include('GOOD')
    expect([...statuses]).to.include('UNKNOWN')
  })
})
