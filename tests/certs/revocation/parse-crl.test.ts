import { expect } from 'chai'
import { DerError } from '../../../certs/asn1/der-error.ts'
import { TAG } from '../../../certs/asn1/tags.ts'
import { element, octetString, smallInteger, time } from '../../../certs/asn1/write.ts'
import { lookUp } from '../../../certs/revocation/crl-lookup.ts'
import { parseCrl } from '../../../certs/revocation/parse-crl.ts'
import type { Instant } from '../../../domain/time.ts'
import { crlDer, issuingPoint, makeCrl } from '../test-crl.ts'
import { uri } from '../test-names.ts'
import { certify, certifyAuthority, extension } from '../test-pki.ts'

const issuer = certifyAuthority({ subject: 'Office' })
const withSerial = (serial: number): ReturnType<typeof certify>['certificate'] =>
  certify({ subject: 'Notary', issuer, serial }).certificate

/** The CRL with one run of octets in place of another of the same length. */
function edited(der: Uint8Array, from: Uint8Array, to: Uint8Array): Uint8Array {
  const copy = Buffer.from(der)
  copy.set(to, copy.indexOf(from))
  return copy
}

describe('the CRL reader', () => {
  it('tells number, base, times and scope', () => {
    const crl = makeCrl({
      ...{ issuer, number: 300, base: 298 },
      extensions: [issuingPoint({ only: 'user', names: [uri('http://crl.example/')], reasons: [1, 8] })],
    })
    expect(crl).to.deep.include({ number: 300n, baseNumber: 298n, unknownCritical: [] })
    expect(crl.issuer.text).to.equal('CN=Office')
    expect(crl.scope).to.deep.include({ covers: 'user', indirect: false, reasons: (1 << 1) | (1 << 8) })
  })

  it('finds any of 50,000 serial numbers, and no other', () => {
    const crl = makeCrl({
      issuer,
      entries: Array.from({ length: 50_000 }, (_, i) => ({ serial: 2 * i + 100_000, reason: 1 + (i % 5) })),
    })
    expect(lookUp(crl, withSerial(100_000))?.reason).to.equal('keyCompromise')
    expect(lookUp(crl, withSerial(150_002))?.reason).to.equal('cACompromise')
    expect(lookUp(crl, withSerial(199_998))?.reason).to.equal('cessationOfOperation')
    for (const serial of [99_999, 100_001, 200_000, 1]) expect(lookUp(crl, withSerial(serial))).to.equal(null)
  })

  it('reports the earlier moment when the key is thought to have been lost before it was revoked', () => {
    const lost = element(TAG.generalizedTime, Buffer.from('20261101000000Z'))
    const entries = [
      {
        ...{ serial: 5, revokedAt: '2026-11-20T00:00:00.000Z' },
        extensions: [extension('2.5.29.24', lost)],
      },
    ]
    expect(lookUp(makeCrl({ issuer, entries }), withSerial(5))).to.deep.equal({
      ...{ reason: 'unspecified', revokedAt: '2026-11-01T00:00:00.000Z' },
    })
  })

  it('refuses a list cut off at any byte', () => {
    const der = crlDer({ issuer, entries: [{ serial: 5, reason: 1 }, { serial: 6 }] })
    for (let end = 0; end < der.length; end += 1) {
      expect(() => parseCrl(der.subarray(0, end))).to.throw(DerError)
    }
  })

  it('refuses bytes after the end', () => {
    expect(() => parseCrl(Buffer.concat([crlDer({ issuer }), Buffer.of(0)]))).to.throw(DerError)
  })

  it('refuses entries that are none', () => {
    const der = crlDer({ issuer, entries: [{ serial: 0x123456 }] })
    const serial = smallInteger(0x123456)
    const text = octetString(Buffer.from([0x12, 0x34, 0x56]))
    expect(() => parseCrl(edited(der, serial, text))).to.throw(DerError)
    const tooLong = edited(der, serial, element(TAG.integer, Buffer.alloc(3, 1)).with(1, 0x70))
    expect(() => parseCrl(tooLong)).to.throw(DerError)
  })

  it('refuses a scope for two kinds of certificates at once', () => {
    const both = extension(
      '2.5.29.28',
      element(TAG.sequence, Uint8Array.of(0x81, 1, 0xff), Uint8Array.of(0x82, 1, 0xff)),
      true,
    )
    expect(() => makeCrl({ issuer, extensions: [both] })).to.throw(DerError)
  })

  it('refuses two different signature algorithms, and a time that is none', () => {
    const der = crlDer({ issuer })
    const outer = Buffer.from(der)
    const algorithm = Buffer.from([0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02])
    outer.writeUInt8(0x03, outer.lastIndexOf(algorithm) + algorithm.length - 1)
    expect(() => parseCrl(outer)).to.throw(DerError)
    const noon = time('2026-11-23T00:00:00.000Z' as Instant)
    const never = Buffer.from(noon)
    never.write('269923000000Z', 2)
    expect(() => parseCrl(edited(der, noon, never))).to.throw(DerError)
  })
})
