import { expect } from 'chai'
import { conclude } from '../../domain/verdict.ts'

describe('a conclusion', () => {
  it('fails with one failure', () => {
    expect(conclude([{ verdict: 'passed' }, { verdict: 'failed' }, { verdict: 'indeterminate' }])).to.equal(
      'failed',
    )
  })

  it('stays open with one open question', () => {
    expect(conclude([{ verdict: 'passed' }, { verdict: 'indeterminate' }])).to.equal('indeterminate')
  })

  it('is never a pass when nothing was checked', () => {
    expect(conclude([])).to.equal('indeterminate')
  })
})
