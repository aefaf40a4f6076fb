import { expect } from 'chai'
import { openQuestions } from '../../../domain/screening/open-questions.ts'
import type { Finding, Verdict } from '../../../domain/verdict.ts'

const finding = (verdict: Verdict, code: string): Finding => ({
  rule: 'signature',
  verdict,
  code,
  basis: 'a test',
  detail: {},
})

describe('the open questions of an examination', () => {
  it('are none when everything passed', () => {
    expect(openQuestions([finding('passed', 'A'), finding('passed', 'B')])).to.deep.equal([])
  })

  it('are what could not be settled, each a matter for two officers', () => {
    const questions = openQuestions([finding('passed', 'A'), finding('indeterminate', 'B')])
    expect(questions.map(({ code, weight }) => [code, weight])).to.deep.equal([['B', 'serious']])
  })

  it('are everything when nothing was examined', () => {
    expect(openQuestions([]).map(({ code }) => code)).to.deep.equal(['deed-not-examined'])
  })
})
