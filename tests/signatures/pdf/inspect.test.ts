import { expect } from 'chai'
import { inspectPdf } from '../../../signatures/pdf/inspect.ts'
import { drawn, signed } from '../sample.ts'
import { append, latin1, rawPdf, textOf } from './raw.ts'

const codeOf = (pdf: Uint8Array): string | undefined => inspectPdf(pdf)?.code

/** The first page's cross-reference stands first and points forward, as linearized files have it. */
function linearized(): Uint8Array {
  const first = 'xref\n0 0\ntrailer\n<< /Size 9 /Prev MAIN >>\nstartxref\n0\n%%EOF\n'
  const head = `%PDF-1.7\n1 0 obj\n<< /Linearized 1 >>\nendobj\n`
  const main = 'xref\n0 0\ntrailer\n<< /Size 9 >>\n'
  const mainAt = head.length + first.length
  return latin1(
    `${head}${first.replace('MAIN', String(mainAt).padEnd(4))}${main}startxref\n${head.length}\n%%EOF\n`,
  )
}

describe('a quick look at an upload', () => {
  it('finds nothing wrong with tables, streams, updates, linearized files and what follows their end', async () => {
    const honest = [rawPdf(), await drawn(), await drawn(true), await signed(await drawn(true)), linearized()]
    const loose = latin1(`${textOf(rawPdf())}\r\n\0\0`)
    for (const pdf of [...honest, append(rawPdf(), { 60: '(x)' }), loose]) {
      expect(inspectPdf(pdf)).to.equal(null)
    }
  })

  it('tells an empty file, one that is no PDF, and one that only contains a PDF', () => {
    expect(codeOf(new Uint8Array())).to.equal('document-empty')
    expect(codeOf(latin1('PK\x03\x04 and so on'))).to.equal('document-not-pdf')
    expect(codeOf(latin1(` ${textOf(rawPdf())}`))).to.equal('document-not-pdf')
  })

  it('tells a file that was cut anywhere', () => {
    const whole = rawPdf()
    for (let end = 5; end < whole.length - 2; end += 7) {
      expect(codeOf(whole.subarray(0, end)), `${end} bytes`).to.equal('document-truncated')
    }
  })

  it('tells encryption in the newest and in an older trailer', () => {
    const encrypted = rawPdf({}, '/Encrypt 60 0 R')
    expect(codeOf(encrypted)).to.equal('document-encrypted')
    expect(codeOf(append(encrypted, { 60: '(x)' }))).to.equal('document-encrypted')
  })
})
