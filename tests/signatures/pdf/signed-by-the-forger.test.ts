import { expect } from 'chai'
import { must } from '../../must.ts'
import { craftCms } from '../cms/craft.ts'
import { faultsOf, notary, verdictOn } from '../sample.ts'
import { latin1, replaced, textOf } from './raw.ts'
import { deed, gapEnd, gapStart, rest } from './subject.ts'

const range = must(/\/ByteRange (\[[^\]]*\])/.exec(textOf(deed)))[1] ?? ''

/** Signs the deed anew over ranges of the forger's choice: digest and signature hold, only the place can betray it. */
function signedOver(start: number, length: number, resume: number, end: number): Uint8Array {
  const text = `[${start} ${length} ${resume} ${end - resume}]`.padEnd(range.length)
  const blank = `<${'0'.repeat(gapEnd - gapStart - 2)}>`
  const emptied = textOf(replaced(deed, range, text))
  const document = latin1(emptied.slice(0, gapStart) + blank + emptied.slice(gapEnd))
  const content = Buffer.concat([document.subarray(start, start + length), document.subarray(resume, end)])
  const hex = Buffer.from(craftCms({ content, signer: notary })).toString('hex')
  return latin1(
    textOf(document).slice(0, gapStart + 1) + hex + textOf(document).slice(gapStart + 1 + hex.length),
  )
}

function refusedFor(pdf: Uint8Array, code: string): void {
  const verdict = verdictOn(pdf)
  expect(verdict.decision).to.equal('REFUSE')
  expect(faultsOf(verdict)).to.include(code)
}

describe('signatures that hold, over less than the deed', () => {
  const end = gapEnd + rest

  it('pass when they cover all of it, so that the refusals below have no other reason', () => {
    expect(faultsOf(verdictOn(signedOver(0, gapStart, gapEnd, end)))).to.deep.equal([])
  })

  it('are refused when the gap is wider than the signature on either side, or narrower', () => {
    refusedFor(signedOver(0, gapStart - 1, gapEnd, end), 'S7 gap-is-not-contents')
    refusedFor(signedOver(0, gapStart - 200, gapEnd, end), 'S7 gap-is-not-contents')
    refusedFor(signedOver(0, gapStart, gapEnd + 1, end), 'S7 gap-is-not-contents')
    refusedFor(signedOver(0, gapStart, gapEnd - 1, end), 'S7 gap-is-not-contents')
  })

  it('are refused when they stop before the end of the file, be it by its last line end', () => {
    refusedFor(signedOver(0, gapStart, gapEnd, end - 1), 'S9 revision-not-covered')
    refusedFor(signedOver(0, gapStart, gapEnd, end - 20), 'S9 revision-not-covered')
  })

  it('are refused when they do not begin at the first byte', () => {
    refusedFor(signedOver(1, gapStart - 1, gapEnd, end), 'S7 byte-range-malformed')
  })
})
