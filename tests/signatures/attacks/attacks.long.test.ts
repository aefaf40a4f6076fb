import { expect } from 'chai'
import type { CheckFinding } from '../../../certs/finding.ts'
import type { DocumentVerdict } from '../../../signatures/verdict.ts'
import { expectAgreement } from '../agreement.ts'
import { judge } from './authorities.ts'
import { BASES, kept, signedAgain, type Base } from './base.ts'
import { CERTIFICATE_ATTACKS, GOOD_CERTIFICATE } from './certificates.ts'
import { CMS_ATTACKS } from './cms.ts'
import { resigned, type Attack } from './forge.ts'
import { STRUCTURE_ATTACKS } from './pdf-structure.ts'
import { SHADOW_ATTACKS } from './shadows.ts'
import { DOCUMENT_TIMESTAMP_ATTACKS, TIME_ATTACKS } from './time.ts'
import { UPDATE_ATTACKS } from './updates.ts'

const LAYERS: Readonly<Record<string, readonly Attack[]>> = {
  'the structure of the file': STRUCTURE_ATTACKS,
  'updates after signing': UPDATE_ATTACKS,
  'deeds prepared before signing': SHADOW_ATTACKS,
  'the signature’s structure': CMS_ATTACKS,
  'the signer’s certificate': CERTIFICATE_ATTACKS,
  'its time': TIME_ATTACKS,
}

function barring({ structure, signatures }: DocumentVerdict): readonly CheckFinding[] {
  const all = [...structure, ...signatures.flatMap(({ findings, path }) => [...findings, ...path.findings])]
  return all.filter(({ level }) => level === 'FAIL')
}

function expectRefusal(pdf: Uint8Array, base: Base, evidence: Attack['evidence']): void {
  expect(Buffer.compare(pdf, base.pdf), 'the forgery is the honest file').not.to.equal(0)
  const verdict = judge(pdf, evidence)
  expectAgreement(verdict)
  expect(verdict.decision).not.to.equal('ACCEPT')
  expect(verdict.signatures[0]?.indication).not.to.equal('TOTAL_PASSED')
}

describe('honest deeds, from which every forgery is made', () => {
  it('are at least eight, under at least 45 kinds of attack', () => {
    expect(BASES.length).to.be.at.least(8)
    expect(Object.values(LAYERS).flat().length).to.be.at.least(45)
  })

  for (const base of BASES) {
    it(`pass as they are, signed again and kept for long: ${base.name}`, async () => {
      for (const pdf of [
        base.pdf,
        await signedAgain(base.pdf),
        await kept(base.pdf),
        await kept(await kept(base.pdf)),
      ]) {
        const verdict = judge(pdf)
        expect(barring(verdict)).to.deep.equal([])
        expect(verdict.decision).to.equal('ACCEPT')
        expectAgreement(verdict)
      }
    })

    it(`pass when the forger’s tools change nothing: ${base.name}`, () => {
      expect(barring(judge(resigned(base, {})))).to.deep.equal([])
      expect(judge(resigned(base, GOOD_CERTIFICATE)).decision).to.equal('ACCEPT')
    })
  }
})

for (const [layer, attacks] of Object.entries(LAYERS)) {
  describe(`attacks on ${layer}`, () => {
    for (const { of, name, forge, evidence } of attacks) {
      it(`are not accepted: ${of}, ${name}`, async () => {
        let tried = 0
        for (const base of BASES) {
          const forged = await forge(base)
          if (forged === undefined) continue
          tried += 1
          try {
            expectRefusal(forged, base, evidence)
          } catch (error) {
            throw new Error(`${base.name}: ${error instanceof Error ? error.message : ''}`, { cause: error })
          }
        }
        expect(tried, 'bases that it applies to').to.be.at.least(1)
      })
    }
  })
}

describe('attacks on document timestamps', () => {
  for (const { name, forge } of DOCUMENT_TIMESTAMP_ATTACKS) {
    it(`leave the file unaccepted, whatever its signatures say: ${name}`, async () => {
      for (const base of BASES) {
        const forged = await forge(base)
        if (forged === undefined) continue
        const verdict = judge(forged)
        expect(verdict.decision, base.name).not.to.equal('ACCEPT')
        expectAgreement(verdict)
      }
    })
  }
})
