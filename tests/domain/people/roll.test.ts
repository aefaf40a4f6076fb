import { expect } from 'chai'
import { certificateOf, notaryInOffice } from '../../../domain/people/roll.ts'
import type { Office } from '../../../domain/people/roll.ts'
import { parseSha256 } from '../../../domain/ids.ts'
import { later } from '../../../domain/time.ts'
import { at, digest } from '../sample.ts'
import { must } from '../../must.ts'

const DAY = 86_400_000
const day = (days: number) => later(at, days * DAY)
const other = must(parseSha256('cd'.repeat(32)))

const office: Office = {
  commission: { from: day(-100), until: day(100) },
  suspensions: [{ from: day(10), until: day(20) }],
  certificates: [
    { sha256: digest, from: day(-50), until: day(50) },
    { sha256: other, from: day(50), until: null },
  ],
}

const judged = (days: number, change: Partial<Office> = {}, certificateSha256: string = digest) => {
  const { verdict, code } = notaryInOffice({ ...office, ...change }, { certificateSha256, at: day(days) })
  return [verdict, code]
}

describe('the roll of notaries', () => {
  it('passes a notary who was in office with this certificate when he signed', () => {
    expect(judged(0)).to.deep.equal(['passed', 'notary-in-office'])
    expect(judged(60, {}, other)).to.deep.equal(['passed', 'notary-in-office'])
  })

  it('counts the first moment of a term in, and the moment of its end out', () => {
    expect(judged(-50)).to.deep.equal(['passed', 'notary-in-office'])
    expect(judged(50)).to.deep.equal(['failed', 'certificate-bound-no-more'])
    expect(judged(10)).to.deep.equal(['failed', 'suspended'])
    expect(judged(20)).to.deep.equal(['passed', 'notary-in-office'])
  })

  it('fails one who was not commissioned yet, or no longer', () => {
    expect(judged(-101)).to.deep.equal(['failed', 'not-commissioned-yet'])
    expect(judged(100, {}, other)).to.deep.equal(['failed', 'commission-ended'])
  })

  it('fails one who was suspended, also without an end in sight', () => {
    expect(judged(15)).to.deep.equal(['failed', 'suspended'])
    expect(
      judged(9_000, {
        commission: { from: null, until: null },
        suspensions: [{ from: day(30), until: null }],
      }),
    ).to.deep.equal(['failed', 'suspended'])
  })

  it('fails a certificate that was not his, not yet his, or his no more', () => {
    expect(judged(0, {}, 'ef'.repeat(32))).to.deep.equal(['failed', 'certificate-not-bound'])
    expect(judged(-60)).to.deep.equal(['failed', 'certificate-bound-later'])
    expect(judged(60)).to.deep.equal(['failed', 'certificate-bound-no-more'])
  })

  it('knows a certificate again that was bound to him twice', () => {
    const twice = [...office.certificates, { sha256: digest, from: day(70), until: null }]
    expect(judged(80, { certificates: twice })).to.deep.equal(['passed', 'notary-in-office'])
  })

  it('takes a term without a beginning as one since ever', () => {
    const open = { from: null, until: null }
    expect(judged(-9_000, { commission: open, certificates: [{ sha256: digest, ...open }] })).to.deep.equal([
      'passed',
      'notary-in-office',
    ])
  })

  it('leaves it open when there is no signature to ask about', () => {
    const { verdict, code } = notaryInOffice(office, null)
    expect([verdict, code]).to.deep.equal(['indeterminate', 'no-signature-of-a-notary'])
  })

  it('says which term decided', () => {
    const { detail, basis } = notaryInOffice(office, { certificateSha256: digest, at: day(15) })
    expect(detail).to.deep.equal({ certificate: digest, at: day(15), from: day(10), until: day(20) })
    expect(basis).to.include('Notaries Act 2008')
  })

  it('names the certificate that counts as his, or did last', () => {
    expect(certificateOf(office, day(0))).to.equal(digest)
    expect(certificateOf(office, day(51))).to.equal(other)
    expect(certificateOf(office, day(-60))).to.equal(other)
    expect(certificateOf({ ...office, certificates: [] }, day(0))).to.equal(null)
  })
})
