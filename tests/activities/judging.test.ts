import { createHash } from 'node:crypto'
import { expect } from 'chai'
import { createEvidenceSource } from '../../activities/evidence/evidence-source.ts'
import type { EvidenceSourceDeps, Uncovered } from '../../activities/evidence/evidence-source.ts'
import { createKeeper } from '../../activities/evidence/keeper.ts'
import { createJudge } from '../../activities/judging.ts'
import type { Verdict } from '../../activities/judging.ts'
import type { Question } from '../../signatures/verify.ts'
import { verifyDocument } from '../../signatures/verify.ts'
import { NOON } from '../certs/test-pki.ts'
import { digest, judgement } from '../domain/sample.ts'
import { must } from '../must.ts'
import { drawn, notary, signed, trust } from '../signatures/sample.ts'
import { STRICT } from './judges.ts'
import { createSmallVault } from './vault.ts'
import type { SmallVault } from './vault.ts'

const CRL = Uint8Array.of(1)
const OCSP = Uint8Array.of(2)
const issuer = must(trust.anchors[0]).certificate

describe('judging a stored document', () => {
  let vault: SmallVault
  let questions: Question[]
  let asked: Uncovered[]
  let reported: string[]
  beforeEach(() => {
    vault = createSmallVault()
    questions = []
    asked = []
    reported = []
  })

  const judge = async (change: Partial<EvidenceSourceDeps> = {}): Promise<Verdict> => {
    const keep = createKeeper(vault)
    const points = [{ issuer, crlUrl: 'http://crl.test', ocspUrl: 'http://ocsp.test' }]
    const source = createEvidenceSource({
      trust: () => Promise.resolve({ trust, ref: judgement.trust, points }),
      currentCrl: async () => ({ bytes: CRL, ref: await keep(CRL) }),
      askOcsp(uncovered) {
        asked.push(uncovered)
        return Promise.resolve(OCSP)
      },
      keep,
      report: (message, { err }) => reported.push(`${message}: ${(err as Error).message}`),
      sha256Of: (der) => createHash('sha256').update(der).digest('hex'),
      ...change,
    })
    const judging = createJudge({
      source,
      // As if the revocation lists said nothing and the responder settled it.
      examine: ({ bytes }, question) => {
        questions.push(question)
        const settled = question.evidence.ocspResponses.length > 0
        const policy = { ...STRICT, revocation: settled ? 'not-required' : 'required' } as const
        const evidence = { certificates: [], crls: [], ocspResponses: [], receipts: [] }
        return Promise.resolve(verifyDocument(bytes, { ...question, evidence, policy }))
      },
      policy: STRICT,
      now: () => NOON,
    })
    const bytes = await signed(await drawn())
    return judging({ bytes, receipts: [] })
  }

  it('asks a responder about a certificate that no revocation list covers, and keeps what it says', async () => {
    const { verdict, basis: made } = await judge()
    expect(verdict.decision).to.equal('ACCEPT')
    expect(asked.map(({ serial, point }) => [serial, point.ocspUrl])).to.deep.equal([
      [notary.certificate.serial, 'http://ocsp.test'],
    ])
    expect(await vault.read(must(made.evidence.crls[0]))).to.deep.equal(CRL)
    expect(await vault.read(must(made.evidence.ocspResponses[0]))).to.deep.equal(OCSP)
  })

  it('says to try later when list and responder are both down, having judged without them', async () => {
    const down = (): Promise<never> => Promise.reject(new Error('down'))
    const { verdict, basis: made } = await judge({
      askOcsp: down,
      currentCrl: () => Promise.resolve(null),
    })
    expect(verdict.decision).to.equal('RETRY')
    expect(made.evidence).to.deep.include({ crls: [], ocspResponses: [] })
    expect(questions).to.have.length(1)
    expect(reported).to.deep.equal(['a responder does not answer: down'])
  })

  it('is a fault when an answer cannot be kept: nobody could recompute the verdict', async () => {
    const keep = (bytes: Uint8Array) =>
      bytes === OCSP ? Promise.reject(new Error('the vault is away')) : createKeeper(vault)(bytes)
    const fault: unknown = await judge({ keep }).catch((error: unknown) => error)
    expect((fault as Error).message).to.equal('the vault is away')
  })

  it('asks nobody whom the trust list does not name', async () => {
    const inForce = { trust, ref: judgement.trust, points: [] }
    const { verdict } = await judge({ trust: () => Promise.resolve(inForce) })
    expect([verdict.decision, asked]).to.deep.equal(['RETRY', []])
  })

  it('hands the receipt timestamps to the verdict, and names them in what is recorded', async () => {
    const token = Uint8Array.of(48, 0)
    const receipts = [{ round: 1, deedSha256: digest, at: NOON, tokenSha256: digest, token }]
    const source = {
      gather: () =>
        Promise.resolve({
          inForce: { trust, ref: judgement.trust, points: [] },
          evidence: { certificates: [], crls: [], ocspResponses: [] },
          refs: { certificates: [], crls: [], ocspResponses: [] },
        }),
      askMore: () => Promise.resolve(null),
    }
    let given: Question | undefined
    const judging = createJudge({
      source,
      examine: ({ bytes }, question) => {
        given = question
        return Promise.resolve(
          verifyDocument(bytes, { ...question, evidence: { ...question.evidence, receipts: [] } }),
        )
      },
      policy: STRICT,
      now: () => NOON,
    })
    const made = await judging({ bytes: await signed(await drawn()), receipts })
    expect(given?.evidence.receipts).to.deep.equal([token])
    expect(made.basis.evidence.receipts).to.deep.equal([digest])
  })

  it('records the policy whole and the moment of the judgement', async () => {
    const { basis: made } = await judge()
    expect(JSON.parse(made.policy)).to.deep.equal(STRICT)
    expect(made).to.deep.include({ at: NOON, trust: judgement.trust })
  })
})
