import { expect } from 'chai'
import fc from 'fast-check'
import { readDer, type DerNode } from '../../../certs/asn1/der.ts'
import { DerError } from '../../../certs/asn1/der-error.ts'
import { readOid } from '../../../certs/asn1/oid.ts'
import { readString } from '../../../certs/asn1/strings.ts'
import { readBoolean, readNamedBits, readSmallInteger, readTime } from '../../../certs/asn1/values.ts'
import { oid, setOf, smallInteger, time, utf8String } from '../../../certs/asn1/write.ts'
import type { Instant } from '../../../domain/time.ts'

const node = (hex: string): DerNode => readDer(Buffer.from(hex.replace(/ /g, ''), 'hex'))
const timeOf = (tag: string, text: string): string =>
  readTime(node(`${tag} ${text.length.toString(16).padStart(2, '0')} ${Buffer.from(text).toString('hex')}`))

describe('DER values', () => {
  it('reads integers only in their shortest form, and only as large as they can be counted', () => {
    expect(readSmallInteger(node('02 02 00 80'))).to.equal(128)
    for (const hex of ['02 00', '02 02 00 7f', '02 02 ff 80', '02 01 80', '02 07 01 00 00 00 00 00 00']) {
      expect(() => readSmallInteger(node(hex)), hex).to.throw(DerError)
    }
  })

  it('reads booleans only as 00 and ff', () => {
    expect(readBoolean(node('01 01 ff'))).to.equal(true)
    expect(() => readBoolean(node('01 01 01'))).to.throw(DerError)
  })

  it('refuses object identifiers with padding or without an end', () => {
    for (const hex of ['06 00', '06 02 2a 80', '06 03 2a 80 01']) {
      expect(() => readOid(node(hex)), hex).to.throw(DerError)
    }
  })

  it('never confuses two long arcs: they are exact', () => {
    const long = '2.25.340282366920938463463374607431768211455'
    expect(readOid(readDer(oid(long)))).to.equal(long)
    expect(readOid(readDer(oid('2.999.3')))).to.equal('2.999.3')
    expect(readOid(readDer(oid('1.2.840.113549')))).to.equal('1.2.840.113549')
  })

  it('turns two-digit years over at 50', () => {
    expect(timeOf('17', '491231235959Z')).to.equal('2049-12-31T23:59:59.000Z')
    expect(timeOf('17', '500101000000Z')).to.equal('1950-01-01T00:00:00.000Z')
    expect(timeOf('18', '20500101000000Z')).to.equal('2050-01-01T00:00:00.000Z')
  })

  it('refuses times that name no moment, or not to the second in UTC', () => {
    for (const text of [
      '260230000000Z',
      '261301000000Z',
      '2601010000Z',
      '260101000000+0400',
      '26010100000 Z',
    ]) {
      expect(() => timeOf('17', text), text).to.throw(DerError)
    }
  })

  it('writes times that it reads back', () => {
    fc.assert(
      fc.property(fc.integer({ min: -600_000_000, max: 5_000_000_000 }), (seconds) => {
        const instant = new Date(seconds * 1000).toISOString() as Instant
        expect(readTime(readDer(time(instant)))).to.equal(instant)
      }),
      { seed: 1 },
    )
  })

  it('reads strings of every alphabet and refuses broken ones', () => {
    expect(readString(readDer(utf8String('Éléonore')))).to.equal('Éléonore')
    expect(readString(node('1e 04 00c9 0061'))).to.equal('Éa')
    for (const hex of ['0c 01 ff', '13 01 e9', '1e 03 00c900', '1c 04 00110000']) {
      expect(() => readString(node(hex)), hex).to.throw(DerError)
    }
  })

  it('names the bits of a named-bit list by their place', () => {
    expect(readNamedBits(node('03 02 06 c0'))).to.deep.equal([0, 1])
    expect(() => readNamedBits(node('03 02 08 c0'))).to.throw(DerError)
  })

  it('sorts a SET OF by the encodings of its elements', () => {
    const sorted = setOf(smallInteger(300), smallInteger(2), smallInteger(1))
    expect(Buffer.from(sorted).toString('hex')).to.equal('310a' + '020101' + '020102' + '0202012c')
  })
})
