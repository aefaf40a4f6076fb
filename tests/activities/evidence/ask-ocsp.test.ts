import { expect } from 'chai'
import { ocspOver } from '../../../activities/evidence/ask-ocsp.ts'
import type { Fetching } from '../../../activities/evidence/fetch-bounded.ts'
import { answerOcsp, malformedOcspRequest } from '../../../certs/authority/answer-ocsp.ts'
import { readOcspRequest } from '../../../certs/authority/ocsp-request.ts'
import { element, octetString } from '../../../certs/asn1/write.ts'
import { TAG } from '../../../certs/asn1/tags.ts'
import { later } from '../../../domain/time.ts'
import { NOON } from '../../certs/test-pki.ts'
import { must } from '../../must.ts'
import { firstUnit, timeRoot } from '../../signatures/decades.ts'

const HOUR = 3_600_000
const point = { issuer: timeRoot.certificate.der, crlUrl: null, ocspUrl: 'http://ocsp.test/' }
const uncovered = { serial: firstUnit.certificate.serial, point }

/** What a responder says that puts this in the place of the nonce it was sent. */
function answering(nonceFor: (nonce: Uint8Array) => Uint8Array | null): (question: Uint8Array) => Uint8Array {
  return (question) => {
    const request = readOcspRequest(question)
    const times = { producedAt: NOON, thisUpdate: NOON, nextUpdate: later(NOON, HOUR) }
    const echoed = { ...request, nonce: nonceFor(must(request.nonce)) }
    return answerOcsp({ request: echoed, statusOf: () => 'good', ...times }, timeRoot)
  }
}

describe('asking a responder', () => {
  let asked: Fetching[]
  beforeEach(() => {
    asked = []
  })
  const ask = (answer: (question: Uint8Array) => Uint8Array): Promise<Uint8Array> =>
    ocspOver((fetching) => {
      asked.push(fetching)
      return Promise.resolve(answer(must(fetching.body).bytes))
    }, 1_000)(uncovered)
  const faultOf = async (answer: (question: Uint8Array) => Uint8Array): Promise<unknown> => {
    const fault: unknown = await ask(answer).catch((error: unknown) => error)
    const { name, code } = fault as { readonly name?: string; readonly code?: string }
    return code ?? name
  }

  it('asks whom the trust list names about the one certificate, each time with another nonce', async () => {
    await ask(answering((nonce) => nonce))
    await ask(answering((nonce) => nonce))
    const [first, second] = asked.map(({ body }) => readOcspRequest(must(body).bytes))
    expect(asked.map(({ url }) => url)).to.deep.equal(['http://ocsp.test/', 'http://ocsp.test/'])
    expect(must(first).ids.map(({ serial }) => serial)).to.deep.equal([uncovered.serial])
    expect(must(first).nonce).to.not.deep.equal(must(second).nonce)
  })

  it('takes an answer with the nonce, and one that was made beforehand without any', async () => {
    for (const nonceFor of [(nonce: Uint8Array) => nonce, () => null]) {
      let given: Uint8Array | undefined
      const answer = await ask((question) => (given = answering(nonceFor)(question)))
      expect(answer).to.equal(given)
    }
  })

  it('takes no answer to another question, be its nonce another, a part, or empty', async () => {
    const another = octetString(Buffer.alloc(16, 7))
    expect(await faultOf(answering(() => another))).to.equal('other-nonce')
    expect(await faultOf(answering((nonce) => octetString(nonce.slice(2, -1))))).to.equal('other-nonce')
    expect(await faultOf(answering(() => element(TAG.octetString)))).to.equal('other-nonce')
    const earlier = await ask(answering((nonce) => nonce))
    expect(await faultOf(() => earlier)).to.equal('other-nonce')
  })

  it('takes what is no answer for none, and leaves a refusal to the verdict', async () => {
    expect(await faultOf(() => Buffer.from('<html>'))).to.equal('DerError')
    expect(await ask(malformedOcspRequest)).to.deep.equal(malformedOcspRequest())
  })
})
