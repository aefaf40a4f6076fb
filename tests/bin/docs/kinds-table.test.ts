import { readFile } from 'node:fs/promises'
import { expect } from 'chai'
import { kindsTable, withKinds } from '../../../bin/docs/kinds-table.ts'
import { KINDS } from '../../../domain/transaction/kinds.ts'

describe('the README', () => {
  it('shows the catalogue of kinds as it is (else run `npm run docs`)', async () => {
    const readme = await readFile(new URL('../../../README.md', import.meta.url), 'utf8')
    expect(withKinds(readme)).to.equal(readme)
  })

  it('shows every kind in both languages', () => {
    for (const { title } of Object.values(KINDS)) expect(kindsTable()).to.include(`${title.en} / ${title.fr}`)
  })
})
