import { readFile } from 'node:fs/promises'
import { expect } from 'chai'
import { stageDiagram, withDiagram } from '../../../bin/docs/diagram.ts'
import { STAGE_NAMES } from '../../../domain/transaction/stages.ts'

describe('the README', () => {
  it('shows the stage table as it is (else run `npm run docs`)', async () => {
    const readme = await readFile(new URL('../../../README.md', import.meta.url), 'utf8')
    expect(withDiagram(readme)).to.equal(readme)
  })

  it('shows every stage', () => {
    for (const stage of STAGE_NAMES) expect(stageDiagram()).to.include(`: ${stage}`)
  })
})
