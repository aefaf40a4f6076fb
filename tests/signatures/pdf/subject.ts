import { expect } from 'chai'
import { must } from '../../must.ts'
import { faultsOf, signed, verdictOn } from '../sample.ts'
import { rawPdf, replaced, stream, textOf } from './raw.ts'

export const FORGED = stream('BT /F1 12 Tf 20 150 Td (Price Rs 8,000) Tj ET')

export const deed = await signed(rawPdf())
export const text = textOf(deed)
export const range = must(/\/ByteRange (\[[^\]]*\])/.exec(text))[1] ?? ''
export const [, gapStart = 0, gapEnd = 0, rest = 0] = (range.match(/\d+/g) ?? []).map(Number)
export const signatureNumber = Number(must(/\/V (\d+) 0 R/.exec(text))[1])
export const fieldNumber = Number(must(/(\d+) 0 obj\s*<< \/Type \/Annot/.exec(text))[1])
export const formNumber = Number(must(/\/AcroForm (\d+) 0 R/.exec(text))[1])

/** The same width, so that nothing else moves. */
export const withRange = (to: string): Uint8Array => replaced(deed, range, to.padEnd(range.length))

export function refused(pdf: Uint8Array, ...codes: string[]): void {
  const verdict = verdictOn(pdf)
  const indications = verdict.signatures.map(({ indication }) => indication)
  expect(indications).not.to.include('TOTAL_PASSED')
  expect(verdict.decision).to.equal('REFUSE')
  for (const code of codes) expect(faultsOf(verdict)).to.include(code)
}
