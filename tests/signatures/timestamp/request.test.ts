import { expect } from 'chai'
import { createHash } from 'node:crypto'
import { timestampRequest, tokenIn } from '../../../signatures/timestamp/request.ts'
import { TimestampError } from '../../../signatures/timestamp/timestamp-error.ts'
import { certifyAuthority } from '../../certs/test-pki.ts'
import { isInstalled, runOver } from '../openssl.ts'
import { answerTo, certifyTsa } from '../tsa.ts'

const tsa = certifyTsa({ subject: 'TSA', issuer: certifyAuthority({ subject: 'Root' }), serial: 21 })
const HASH = createHash('sha256').update('deed').digest()
// The first octet would make a signed integer negative.
const NONCE = Buffer.from('f1e2d3c4b5a69788', 'hex')
const REQUEST = timestampRequest(HASH, NONCE)

const faultOf = (response: Uint8Array): string => {
  try {
    tokenIn(response, REQUEST)
  } catch (error) {
    if (error instanceof TimestampError) return error.code
    throw error
  }
  return 'none'
}

describe('a question to a timestamping authority', () => {
  it('is understood by "openssl ts -query", where the openssl tool is installed', function () {
    if (!isInstalled('openssl', 'version')) this.skip()
    const { text } = runOver({ request: REQUEST }, ['openssl', 'ts', '-query', '-in', 'request', '-text'])
    expect(text).to.contain('Hash Algorithm: sha256').and.to.contain('Certificate required: yes')
    expect(text).to.contain('Nonce: 0xF1E2D3C4B5A69788')
  })

  it('is asked of a SHA-256 and of nothing else', () => {
    expect(() => timestampRequest(HASH.subarray(1), NONCE)).to.throw(RangeError)
  })
})

describe('the answer of a timestamping authority', () => {
  it('yields its token when it answers this very question', () => {
    const token = tokenIn(answerTo(REQUEST, { tsa }), REQUEST)
    expect(token[0]).to.equal(0x30)
    expect(faultOf(answerTo(REQUEST, { tsa }))).to.equal('none')
  })

  for (const [what, fault, code] of [
    ['another hash', 'imprint', 'imprint-differs'],
    ['another nonce', 'nonce', 'nonce-differs'],
    ['a refusal', 'refusal', 'not-granted'],
    ['no certificate', 'no-certificate', 'certificate-missing'],
  ] as const) {
    it(`is refused with ${what}`, () => {
      expect(faultOf(answerTo(REQUEST, { tsa, fault }))).to.equal(code)
    })
  }

  it('is refused when it answers an earlier question about the same document', () => {
    const earlier = timestampRequest(HASH, Buffer.from('0102030405060708', 'hex'))
    expect(faultOf(answerTo(earlier, { tsa }))).to.equal('nonce-differs')
  })

  it('is refused when it is cut, empty or a page of a proxy', () => {
    const whole = answerTo(REQUEST, { tsa })
    for (const wrong of [new Uint8Array(), whole.subarray(0, -1), Buffer.from('<html>Sign in</html>')]) {
      expect(faultOf(wrong)).to.equal('malformed')
    }
  })

  it('says why the authority refused', () => {
    expect(() => tokenIn(answerTo(REQUEST, { tsa, fault: 'refusal' }), REQUEST)).to.throw(/out of order/)
  })
})
