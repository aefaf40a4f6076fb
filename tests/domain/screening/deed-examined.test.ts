import { expect } from 'chai'
import { deedExamined, openFindings } from '../../../domain/screening/deed-examined.ts'
import type { Finding, Verdict } from '../../../domain/verdict.ts'

const finding = (verdict: Verdict, code: string): Finding => ({
  rule: 'signature',
  verdict,
  code,
  basis: 'a test',
  detail: {},
})

const flagsOf = (examination: readonly Finding[]): readonly (readonly string[])[] =>
  deedExamined({ openFindings: openFindings(examination) }).map(({ code, verdict, weight }) => [
    code,
    verdict,
    weight,
  ])

describe('deed examined', () => {
  it('passes when everything in the examination passed', () => {
    const examination = [finding('passed', 'a'), finding('passed', 'b')]
    expect(flagsOf(examination)).to.deep.equal([['deed-examined', 'passed', 'serious']])
  })

  it('hands on what could not be settled, each a matter for two officers', () => {
    const examination = [finding('passed', 'a'), finding('indeterminate', 'b'), finding('indeterminate', 'c')]
    expect(flagsOf(examination)).to.deep.equal([
      ['b', 'indeterminate', 'serious'],
      ['c', 'indeterminate', 'serious'],
    ])
  })

  it('leaves papers to the rule that looks at them anew', () => {
    const ending = { ...finding('indeterminate', 'paper-ends-before-registration'), rule: 'papers-current' }
    expect(flagsOf([finding('passed', 'a'), ending])).to.deep.equal([['deed-examined', 'passed', 'serious']])
  })

  it('leaves everything open when nothing was examined', () => {
    expect(flagsOf([])).to.deep.equal([['deed-not-examined', 'indeterminate', 'serious']])
  })
})
