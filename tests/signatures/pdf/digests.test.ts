import { createHash } from 'node:crypto'
import { expect } from 'chai'
import { HASH_OCTETS, type HashName } from '../../../certs/x509/algorithm.ts'
import { digestsOf } from '../../../signatures/pdf/digests.ts'
import { PdfStructureError } from '../../../signatures/pdf/error.ts'

const bytes = Buffer.from('what was signed <the gap> and what follows it')
const near = [0, 16, 25, 20] as const
const far = [0, 20, 30, 15] as const

function plain([start, length, resume, rest]: readonly number[], hash: HashName): Buffer {
  const covered = [bytes.subarray(start, (start ?? 0) + (length ?? 0))]
  covered.push(bytes.subarray(resume, (resume ?? 0) + (rest ?? 0)))
  return createHash(hash, { outputLength: HASH_OCTETS[hash] }).update(Buffer.concat(covered)).digest()
}

describe('the digests of one file', () => {
  for (const hash of Object.keys(HASH_OCTETS) as HashName[]) {
    it(`are by ${hash} what hashing each range from its start gives, in any order of asking`, () => {
      for (const order of [
        [near, far],
        [far, near],
      ]) {
        const digests = digestsOf(bytes)
        for (const range of order) {
          expect(Buffer.from(digests.ofRanges(range, hash))).to.deep.equal(plain(range, hash))
        }
      }
    })
  }

  it('end when more is asked of them than honest signatures ask, but for that of the whole file', () => {
    const digests = digestsOf(new Uint8Array(1000))
    const all = (): void => {
      for (let i = 0; i < 50; i += 1) digests.ofRanges([0, 10, 20 + i, 900], 'sha256')
    }
    expect(all).to.throw(PdfStructureError).that.includes({ check: 'S1', code: 'resource-limit' })
    expect(digests.ofFile()).to.have.length(64)
  })

  it('name the whole file by SHA-256', () => {
    const digests = digestsOf(bytes)
    digests.ofRanges(near, 'sha256')
    expect(digests.ofFile()).to.equal(createHash('sha256').update(bytes).digest('hex'))
  })
})
