import { expect } from 'chai'
import { must } from '../../must.ts'
import { faultsOf, notary, secondSigner, signed, verdictOn } from '../sample.ts'
import {
  append,
  bodyOf,
  CATALOG,
  CONTENT,
  latin1,
  rawPdf,
  replaced,
  startxrefOf,
  stream,
  textOf,
} from './raw.ts'
import { deed, FORGED, gapEnd, gapStart, refused, rest, signatureNumber, text, withRange } from './subject.ts'

describe('an honest deed', () => {
  it('passes, and covers the entire file', () => {
    const verdict = verdictOn(deed)
    expect(faultsOf(verdict)).to.deep.equal([])
    expect(verdict.decision).to.equal('ACCEPT')
    expect(verdict.signatures[0]).to.deep.include({
      indication: 'TOTAL_PASSED',
      coverage: 'ENTIRE_FILE',
      changesAfter: 'NONE',
      level: 'B-B',
    })
  })

  it('passes under a second, invisible signature, and both signatures hold', async () => {
    const verdict = verdictOn(await signed(deed, secondSigner))
    expect(verdict.decision).to.equal('ACCEPT')
    expect(verdict.signatures.map(({ coverage, changesAfter }) => [coverage, changesAfter])).to.deep.equal([
      ['ENTIRE_REVISION', 'SIGNATURE'],
      ['ENTIRE_FILE', 'NONE'],
    ])
  })

  it('passes when a security store is added, and when that grows in place', () => {
    const catalog = bodyOf(deed, CATALOG)
    const first = append(deed, {
      [CATALOG]: catalog.replace(/>>$/, '/DSS 80 0 R >>'),
      80: '<< /Type /DSS /Certs 81 0 R >>',
      81: '[82 0 R]',
      82: stream(textOf(notary.certificate.der)),
    })
    const second = append(first, { 81: '[82 0 R 83 0 R]', 83: stream(textOf(secondSigner.certificate)) })
    for (const pdf of [first, second]) {
      const verdict = verdictOn(pdf)
      expect(faultsOf(verdict)).to.deep.equal([])
      expect(verdict.signatures[0]?.changesAfter).to.equal('LTA')
      expect(verdict.decision).to.equal('ACCEPT')
    }
  })
})

describe('incremental saving attacks', () => {
  it('ISA-1: a forged page in a well-formed update', () => {
    refused(append(deed, { [CONTENT]: FORGED }), 'S10 changed-after-signing')
  })

  it('ISA-2: a forged object after the end, without cross-reference or trailer', () => {
    refused(latin1(`${text}${CONTENT} 0 obj\n${FORGED}\nendobj\n`))
    refused(latin1(`${text}${CONTENT} 0 obj\n${FORGED}\nendobj\n%%EOF\n`))
    refused(latin1(`${text}${CONTENT} 0 obj\n${FORGED}\nendobj\nstartxref\n${startxrefOf(text)}\n%%EOF\n`))
  })

  it('ISA-3: a forged object under an empty cross-reference table, which repairing readers would show', () => {
    const body = `${text}${CONTENT} 0 obj\n${FORGED}\nendobj\n`
    const empty = `xref\n0 0\ntrailer\n<< /Size 100 /Root 1 0 R /Prev ${startxrefOf(text)} >>\n`
    refused(latin1(`${body}${empty}startxref\n${body.length}\n%%EOF\n`), 'S4 unaccounted-bytes')
  })

  it('ISA-4: an update that copies the signature along', () => {
    const copy = bodyOf(deed, signatureNumber)
    refused(append(deed, { [CONTENT]: FORGED, [signatureNumber]: copy }))
  })

  it('a forged object that the cross-reference does not list, before the signature’s own update', async () => {
    const base = textOf(rawPdf())
    const orphan = latin1(base.replace('xref\n', `${CONTENT} 0 obj\n${FORGED}\nendobj\nxref\n`))
    refused(replaced(orphan, String(startxrefOf(base)), String(startxrefOf(base) + 71)))
    const listed = append(rawPdf(), { 60: '(x)' })
    const withOrphan = latin1(textOf(listed).replace('60 0 obj', `${CONTENT} 0 obj\n(y)\nendobj\n60 0 obj`))
    refused(withOrphan)
    refused(
      await signed(rawPdf()).then((pdf) =>
        latin1(textOf(pdf).replace(/%%EOF\n/, '%%EOF\n7 0 obj (z) endobj\n')),
      ),
    )
  })

  it('the price hidden in an object stream that lists more than the cross-reference', () => {
    const data = '70 0 71 4 (a) (b)'
    const objStm = stream(data, '/Type /ObjStm /N 2 /First 10')
    refused(append(deed, { 72: objStm }), 'S4 orphan-object')
  })
})

describe('attacks on what the signature covers', () => {
  const variants: readonly (readonly [string, string])[] = [
    ['empty', '[]'],
    ['null', 'null'],
    ['zero', '[0 0 0 0]'],
    ['negative', `[0 ${gapStart} ${gapEnd} -1]`],
    ['three numbers', `[0 ${gapStart} ${gapEnd}]`],
    ['not from the start', `[1 ${gapStart} ${gapEnd} ${rest}]`],
    ['beyond the file', `[0 ${gapStart} ${gapEnd} ${rest + 1}]`],
    ['short of the file', `[0 ${gapStart} ${gapEnd} ${rest - 1}]`],
    ['a gap that starts early', `[0 ${gapStart - 1} ${gapEnd} ${rest}]`],
    ['a gap that ends late', `[0 ${gapStart} ${gapEnd + 1} ${rest - 1}]`],
    ['a gap that starts late', `[0 ${gapStart + 1} ${gapEnd} ${rest}]`],
    ['everything at once', `[0 ${deed.length} 0 0]`],
  ]
  for (const [name, to] of variants) {
    it(`USF: a ByteRange that is ${name}`, () => {
      refused(withRange(to))
    })
  }

  for (const [from, to] of [
    ['/ByteRange', '/ByteRangX'],
    ['/Contents <', '/Contentz <'],
    ['/SubFilter /ETSI.CAdES.detached', '/SubFilter /adbe.x509.rsa_sha1 '],
    ['/SubFilter /ETSI.CAdES.detached', '/SubFilteR /ETSI.CAdES.detached'],
    ['/Filter /Adobe.PPKLite', '/FilteR /Adobe.PPKLite'],
  ] as const) {
    it(`USF: ${from} becomes ${to}`, () => {
      refused(replaced(deed, from, to))
    })
  }

  it('USF: empty or null contents in a file whose other bytes are as they were', () => {
    const hex = text.slice(gapStart, gapEnd)
    refused(replaced(deed, hex, '<>'.padEnd(hex.length)))
    refused(replaced(deed, hex, 'null'.padEnd(hex.length)))
    refused(replaced(deed, hex, `<${'0'.repeat(hex.length - 2)}>`))
  })

  it('SWA: the signature ends early and a forged object fills the rest of the gap', () => {
    const forged = `${CONTENT} 0 obj ${FORGED.replaceAll('\n', ' ')} endobj`
    const hex = text.slice(gapStart, gapEnd)
    refused(replaced(deed, hex, `${hex.slice(0, -1 - forged.length)}>${forged}`))
  })

  it('bytes other than zero after the signature in its gap', () => {
    const hex = text.slice(gapStart, gapEnd)
    refused(replaced(deed, hex, `${hex.slice(0, -5)}abcd>`), 'S7 padding-not-zero')
  })

  it('white space or digits of mixed case, which would leave bytes free to change', () => {
    const hex = text.slice(gapStart, gapEnd)
    refused(replaced(deed, hex, `${hex.slice(0, -2)} >`), 'S7 contents-not-canonical')
    refused(replaced(deed, hex, `${hex.slice(0, -3)}aB>`))
  })

  it('trailing bytes, white space, a second header before or after', () => {
    refused(latin1(`${text}x`))
    refused(latin1(`${text}\n\n`))
    refused(latin1(` ${text}`), 'S2 header-missing')
    refused(latin1(`%PDF-1.7\n${text}`))
    refused(latin1(text.replace('%PDF-1.7\n', '%PDF-1.7\n%PDF-1.4\n')))
    refused(latin1(`${text}%PDF-1.7\n`))
  })

  it('a second startxref, and one that is off by one', () => {
    const last = `startxref\n${startxrefOf(text)}\n%%EOF`
    refused(replaced(deed, last, `startxref\n${startxrefOf(textOf(rawPdf()))}\n%%EOF\n${last}`))
    refused(replaced(deed, last, `${last}\n${last}`))
    refused(replaced(deed, last, `startxref\n${startxrefOf(text) + 1}\n%%EOF`))
  })

  it('a cross-reference entry that is off by one', () => {
    const entry = must(/^(\d{10}) 00000 n/m.exec(text))[1] ?? ''
    refused(latin1(text.replace(entry, String(Number(entry) + 1).padStart(10, '0'))))
  })

  it('a Prev that loops or points forward', () => {
    const own = startxrefOf(text)
    refused(append(deed, {}, `/Prev ${own + 10}`))
    refused(latin1(text.replace(/\/Prev \d+/, `/Prev ${own}`)))
  })
})

describe('damage', () => {
  it('never passes a file cut at any of 400 places', () => {
    for (let i = 0; i < 400; i += 1) {
      const cut = deed.subarray(0, Math.floor((deed.length * i) / 400))
      expect(verdictOn(cut).decision, `${cut.length} bytes`).to.equal('REFUSE')
    }
  })

  const padding = text.slice(gapStart, gapEnd).search(/0*>$/) + gapStart

  it('never passes a signature with any one of its digits changed', () => {
    const random = linearCongruential(20_261_124)
    for (let at = gapStart + 1; at < padding; at += 1) {
      const flipped = Uint8Array.from(deed)
      flipped[at] = (flipped[at] ?? 0) ^ (1 << (random() % 4))
      expect(verdictOn(flipped).decision, `byte ${at}`).not.to.equal('ACCEPT')
    }
  })

  it('never passes a file with one byte changed outside the padding of the signature', () => {
    const random = linearCongruential(20_261_123)
    for (let i = 0; i < 500; i += 1) {
      const at = random() % deed.length
      if (at >= padding && at < gapEnd - 1) continue
      const flipped = Uint8Array.from(deed)
      flipped[at] = (flipped[at] ?? 0) ^ (1 << (random() % 8))
      const verdict = verdictOn(flipped)
      expect(verdict.decision, `byte ${at}`).not.to.equal('ACCEPT')
      expect(verdict.signatures.map(({ indication }) => indication)).not.to.include('TOTAL_PASSED')
    }
  })
})

/** Seeded, so that a failure can be repeated. */
function linearCongruential(seed: number): () => number {
  let state = BigInt(seed)
  return () => {
    state = (state * 6_364_136_223_846_793_005n + 1_442_695_040_888_963_407n) & 0xffff_ffff_ffff_ffffn
    return Number(state >> 33n)
  }
}
