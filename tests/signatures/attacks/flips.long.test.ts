import { expect } from 'chai'
import { readDer } from '../../../certs/asn1/der.ts'
import { readRevisions } from '../../../signatures/pdf/revisions.ts'
import { readSlots } from '../../../signatures/pdf/slots.ts'
import type { DocumentVerdict } from '../../../signatures/verdict.ts'
import { expectAgreement } from '../agreement.ts'
import { judge } from './authorities.ts'
import { BASES, type Base } from './base.ts'
import { randomFrom } from './random.ts'

/** FLIPS and FLIP_SEED ask for more flips than these, or for others. */
const FLIPS = Number(process.env['FLIPS'] ?? 10_000)
const SEED = Number(process.env['FLIP_SEED'] ?? 20_261_129)

type Span = readonly [start: number, end: number]

/** The digits after each signature, up to the bracket that closes them. */
function paddingOf(pdf: Uint8Array): readonly Span[] {
  return readSlots(readRevisions(pdf)).slots.map(({ byteRange, contents }) => {
    const [, start, end] = byteRange ?? [0, 0, 0]
    return [
      start + 1 + 2 * readDer(contents ?? new Uint8Array(), { encoding: 'BER', trailing: 'any' }).next,
      end - 1,
    ]
  })
}

function passes({ decision, signatures, timestamps }: DocumentVerdict): boolean {
  const all = [...signatures, ...timestamps]
  return (
    decision === 'ACCEPT' || (all.length > 0 && all.every(({ indication }) => indication === 'TOTAL_PASSED'))
  )
}

/** Where it is said what to do again: seed, file and byte. */
function flipped(base: Base, at: number, bit: number): { readonly pdf: Uint8Array; readonly label: string } {
  const pdf = Uint8Array.from(base.pdf)
  pdf[at] = (pdf[at] ?? 0) ^ (1 << bit)
  return { pdf, label: `FLIP_SEED=${SEED}, ${base.name}, byte ${at}, bit ${bit}` }
}

describe('a deed with one bit turned, outside the padding of its signatures', () => {
  for (const [i, base] of BASES.entries()) {
    it(`never passes: ${base.name}`, () => {
      const padding = paddingOf(base.pdf)
      const random = randomFrom(SEED + i)
      let tried = 0
      while (tried < FLIPS / BASES.length) {
        const [at, bit] = [random(base.pdf.length), random(8)]
        if (padding.some(([start, end]) => at >= start && at < end)) continue
        tried += 1
        const { pdf, label } = flipped(base, at, bit)
        const verdict = judge(pdf)
        expect(passes(verdict), label).to.equal(false)
        expectAgreement(verdict, label)
      }
    })
  }

  it('never passes with padding other than zeros either', () => {
    for (const base of BASES) {
      for (const [start, end] of paddingOf(base.pdf)) {
        for (const at of [start, end - 1]) {
          if (end - start < 1) continue
          const { pdf, label } = flipped(base, at, 0)
          expect(passes(judge(pdf)), label).to.equal(false)
        }
      }
    }
  })
}).timeout(600_000)
