import { expect } from 'chai'
import { deflateSync } from 'node:zlib'
import { verdictOn } from '../sample.ts'
import { append, codeOf, latin1, rawPdf, startxrefOf, stream, textOf } from './raw.ts'

/** That it ends at all is the point; how soon is measured elsewhere. */
function endsIn(pdf: Uint8Array, code: string): void {
  expect(codeOf(pdf)).to.equal(code)
}

describe('bombs', () => {
  it('stops at an object stream that inflates to half a gibibyte', () => {
    const bomb = deflateSync(Buffer.alloc(512 * 1024 * 1024), { level: 1 }).toString('latin1')
    endsIn(
      append(rawPdf(), { 60: stream(bomb, '/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode') }),
      'resource-limit',
    )
  }).timeout(20_000)

  it('stops at nesting, at too many values and at too many objects', () => {
    endsIn(append(rawPdf(), { 60: '['.repeat(200_000) }), 'resource-limit')
    endsIn(append(rawPdf(), { 60: `[${'0 '.repeat(2_100_000)}]` }), 'resource-limit')
    const text = textOf(rawPdf())
    const table = `xref\n0 500000\n`
    const tail = `trailer\n<< /Size 500000 /Root 1 0 R /Prev ${startxrefOf(text)} >>\nstartxref\n${text.length}\n%%EOF\n`
    endsIn(latin1(`${text}${table}${tail}`), 'resource-limit')
  })

  it('answers a million open brackets and a page tree that contains itself', () => {
    endsIn(append(rawPdf(), { 60: '('.repeat(1_000_000) }), 'string-unclosed')
    endsIn(append(rawPdf(), { 2: '<< /Type /Pages /Kids [2 0 R] /Count 1 >>' }), 'read')
  })

  it('gives a verdict for every one of them: a file beyond the limits goes to a person', () => {
    const verdict = verdictOn(append(rawPdf(), { 60: '['.repeat(1000) }))
    expect(verdict.structure[0]).to.deep.include({ check: 'S1', code: 'resource-limit' })
    expect(verdict.decision).to.equal('REVIEW')
  })

  it('answers reference loops, in Length and in values', () => {
    expect(codeOf(append(rawPdf(), { 60: '<< /Length 60 0 R >>\nstream\nx\nendstream' }))).to.equal(
      'stream-length-wrong',
    )
    expect(verdictOn(append(rawPdf(), { 1: '1 0 R' })).decision).to.equal('REFUSE')
  })
})
