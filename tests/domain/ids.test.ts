import { expect } from 'chai'
import {
  groupsOfFour,
  isCompany,
  nicCheckCharacter,
  parseBrn,
  parseNic,
  parsePersonId,
  parsePin,
  parseSha256,
  parseTransactionId,
  transactionIdFrom,
} from '../../domain/ids.ts'
import { must } from '../must.ts'

describe('a NIC', () => {
  const vectors: readonly [string, string][] = [
    ['A010180000001', '2'],
    ['D150375012345', '4'],
    ['R291299000017', '1'],
    ['S050590300123', '9'],
  ]
  for (const [first13, check] of vectors) {
    it(`that begins ${first13} ends in ${check}`, () => {
      expect(nicCheckCharacter(first13)).to.equal(check)
      expect(parseNic(first13 + check)).to.equal(first13 + check)
    })
  }

  it('with another check character is refused', () => {
    expect(parseNic('A0101800000013')).to.equal(undefined)
  })

  it('whose sum is a multiple of 17 may end in 0 or in H, the two published readings', () => {
    expect(parseNic('P1207850000130')).to.equal('P1207850000130')
    expect(parseNic('P120785000013H')).to.equal('P120785000013H')
    expect(parseNic('A010180000001H')).to.equal(undefined)
  })

  it('in small letters, with a space or of another length is refused', () => {
    for (const text of ['a0101800000012', 'A010180000001 2', 'A01018000000012', '', 'A010180000001']) {
      expect(parseNic(text), text).to.equal(undefined)
    }
  })
})

describe('a business registration number', () => {
  it('is a letter and eight digits', () => {
    expect(parseBrn('C13745900')).to.equal('C13745900')
    for (const text of ['C137459', 'c13745900', '137459001', 'C1374590A', '']) {
      expect(parseBrn(text), text).to.equal(undefined)
    }
  })

  it('and an identity card number both name a person, and tell a company apart', () => {
    const company = must(parsePersonId('C13745900'))
    const person = must(parsePersonId('A0101800000012'))
    expect([isCompany(company), isCompany(person)]).to.deep.equal([true, false])
    expect(parsePersonId('nobody')).to.equal(undefined)
  })
})

describe('a PIN', () => {
  it('has nine digits and keeps its leading zeros', () => {
    expect(parsePin('003040781')).to.equal('003040781')
  })

  it('of another shape is refused', () => {
    for (const text of ['3040781', '10304078A', ' 103040781', '1030407810', '']) {
      expect(parsePin(text), text).to.equal(undefined)
    }
  })
})

describe('a transaction id', () => {
  it('made of bytes reads back as itself', () => {
    const id = transactionIdFrom(Uint8Array.from({ length: 12 }, (_, i) => i * 21))
    expect(parseTransactionId(id)).to.equal(id)
  })

  it('never contains a letter that can be misheard', () => {
    expect(parseTransactionId('LT-ABCI-0000-0000')).to.equal(undefined)
    expect(parseTransactionId('LT-ABCU-0000-0000')).to.equal(undefined)
  })

  it('of too few bytes is a fault, not a short id', () => {
    expect(() => groupsOfFour(new Uint8Array(3), 4)).to.throw(RangeError)
  })
})

describe('a SHA-256', () => {
  it('is 64 small hexadecimal digits', () => {
    expect(parseSha256('a'.repeat(64))).to.equal('a'.repeat(64))
    expect(parseSha256('A'.repeat(64))).to.equal(undefined)
    expect(parseSha256('a'.repeat(63))).to.equal(undefined)
  })
})
