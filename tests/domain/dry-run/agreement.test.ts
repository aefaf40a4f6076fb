import { expect } from 'chai'
import { agreementOf, differencesIn } from '../../../domain/dry-run/agreement.ts'
import type { Tried } from '../../../domain/dry-run/agreement.ts'
import { assess } from '../../../domain/assessment/assess.ts'
import { rupees } from '../../../domain/money.ts'
import { KINDS } from '../../../domain/transaction/kinds.ts'
import type { Finding } from '../../../domain/verdict.ts'
import { sale, today, transactionId } from '../sample.ts'

const assessment = assess(KINDS.sale, sale, today)
const finding = (rule: string, code: string, field?: string): Finding => ({
  ...{ rule, code, verdict: 'passed', basis: 'b' },
  detail: { signer: 'somebody', ...(field !== undefined && { field }) },
})
const tried = (foretold: readonly Finding[], found: readonly Finding[]): Tried => ({
  ...{ transactionId, round: 1 },
  foretold: { examination: foretold, assessment },
  found: { findings: found, assessment },
})

describe('the agreement of dry runs with examinations', () => {
  const [a, b] = [finding('a', 'a-good'), finding('b', 'b-good')]

  it('is whole when every rule came out the same, in whatever order, with whatever facts', () => {
    const reworded = { ...a, detail: { signer: 'somebody else' } }
    expect(differencesIn(tried([a, b], [b, reworded]))).to.deep.equal([])
  })

  it('fails for an answer that came out otherwise, and for one that only one of them gave', () => {
    expect(differencesIn(tried([a, b], [finding('a', 'a-bad'), finding('c', 'c-bad')]))).to.deep.equal([
      { rule: 'a', foretold: 'a-good', found: 'a-bad' },
      { rule: 'b', foretold: 'b-good', found: null },
      { rule: 'c', foretold: null, found: 'c-bad' },
    ])
  })

  it('tells one signature from another', () => {
    const [first, second] = [finding('signature', 'open', 'S1'), finding('signature', 'proven', 'S2')]
    const [other, same] = [finding('signature', 'proven', 'S1'), second]
    expect(differencesIn(tried([first, second], [other, same]))).to.deep.equal([
      { rule: 'signature', foretold: 'open', found: 'proven' },
    ])
  })

  it('includes the duties', () => {
    const dearer = assess(KINDS.sale, { ...sale, price: rupees(9_000_000) }, today)
    const one = tried([a], [a])
    expect(differencesIn({ ...one, found: { ...one.found, assessment: dearer } })).to.deep.equal([
      { rule: 'assessment', foretold: '800,000.00', found: '900,000.00' },
    ])
  })

  it('is counted over all and by rule, and names each that differed', () => {
    const different = { ...tried([a], [finding('a', 'a-bad')]), round: 2 }
    expect(agreementOf([tried([a], [a]), different, tried([b], [b])])).to.deep.equal({
      ...{ compared: 3, agreed: 2 },
      byRule: [
        { rule: 'a', compared: 2, agreed: 1 },
        { rule: 'assessment', compared: 3, agreed: 3 },
        { rule: 'b', compared: 1, agreed: 1 },
      ],
      differing: [{ transactionId, round: 2, rule: 'a', foretold: 'a-good', found: 'a-bad' }],
    })
    expect(agreementOf([])).to.deep.equal({ compared: 0, agreed: 0, byRule: [], differing: [] })
  })
})
