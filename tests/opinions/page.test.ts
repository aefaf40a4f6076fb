import { readFile } from 'node:fs/promises'
import { expect } from 'chai'
import { ATTACKS, nameOf } from './observe.ts'
import { PAGE, pageOf, readTable } from './page.ts'

describe('the page of second opinions', () => {
  it('is what `npm run docs` makes of the table of differences', async () => {
    expect(await readFile(PAGE, 'utf8')).to.equal(await pageOf(await readTable()))
  })

  it('lists attacks that are in the suite, each once, with a reason for each program', async () => {
    const { differences } = await readTable()
    const names = differences.map(({ attack }) => attack)
    expect(names).to.have.length.above(0)
    expect(new Set(names)).to.have.property('size', names.length)
    expect(ATTACKS.map(nameOf)).to.include.members(names)
  })
})
