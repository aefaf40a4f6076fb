import { expect } from 'chai'
import { isLocked, type FieldLock } from '../../../signatures/pdf/certification.ts'
import type { SigningOptions } from '../../../signatures/sign/signer.ts'
import { must } from '../../must.ts'
import { faultsOf, notarySigner, secondSigner, signed, verdictOn } from '../sample.ts'
import { tablePdf } from './layouts.ts'
import { latin1, replaced, textOf } from './raw.ts'

const LEVEL_FAULTS = /^S11 /

/**
 * A deed that two sign. A lock is written where the field has blanks, before the second signature covers it; the
 * first one breaks, which is not asked about here.
 */
async function twice(entry: string, first: Partial<SigningOptions> = {}): Promise<readonly string[]> {
  const once = await signed(tablePdf(), notarySigner, { fieldName: 'Deed.Notary', ...first })
  const widget = '/F 132 /Rect [0 0 0 0]'
  const text = textOf(once)
  const at = text.indexOf(widget)
  const grown = latin1(text.slice(0, at) + entry.padEnd(widget.length) + text.slice(at + widget.length))
  const again = await signed(entry === '' ? once : grown, secondSigner, { fieldName: 'Deed.Witness' })
  return faultsOf(verdictOn(again)).filter((fault) => LEVEL_FAULTS.test(fault))
}

describe('what a signature allows after it (S11)', () => {
  it('is everything lawful when it says nothing, and when it certifies with level 2 or 3', async () => {
    expect(await twice('')).to.deep.equal([])
    expect(await twice('', { certify: 2 })).to.deep.equal([])
    expect(await twice('', { certify: 3 })).to.deep.equal([])
  })

  it('is no further signature when its field’s lock says so', async () => {
    expect(await twice('/Lock <</Action/All>>')).to.deep.equal(['S11 signed-against-lock'])
  })

  it('is no further signature in a field that the first signature itself locks (FieldMDP)', async () => {
    const lockedBy = async (parameters: string): Promise<readonly string[]> => {
      const once = await signed(tablePdf(), notarySigner, {
        fieldName: 'Deed.Notary',
        reason: 'x'.repeat(60),
      })
      const reason = must(/\/Reason .*?(?= \/ByteRange)/.exec(textOf(once)))[0]
      const reference = `/Reference [<</TransformMethod/FieldMDP/TransformParams<<${parameters}>>>>]`
      const locking = replaced(once, reason, reference.padEnd(reason.length))
      const again = await signed(locking, secondSigner, { fieldName: 'Deed.Witness' })
      return faultsOf(verdictOn(again)).filter((fault) => LEVEL_FAULTS.test(fault))
    }
    const barred = ['S11 signed-against-lock']
    expect(await lockedBy('/Action/All')).to.deep.equal(barred)
    expect(await lockedBy('/Action/Include/Fields[(Deed)]')).to.deep.equal(barred)
    expect(await lockedBy('/Action/Exclude/Fields[(Deed)]')).to.deep.equal([])
    expect(await lockedBy('/Action/Whatever/Fields[(Price)]')).to.deep.equal(barred)
  })

  it('is no further signature when the lock allows no change at all', async () => {
    expect(await twice('/Lock <</P 1>>')).to.deep.equal([
      'S11 signed-against-certification',
      'S11 signed-against-lock',
    ])
  })

  it('covers the fields a lock includes, those below them, or all but the excluded', () => {
    const lock = (action: 'Include' | 'Exclude'): FieldLock => ({ action, fields: ['Deed.Price', 'Annex'] })
    const names = ['Deed.Price', 'Deed.PriceInWords', 'Annex.Plan', 'Deed']
    expect(names.map((name) => isLocked(lock('Include'), name))).to.deep.equal([true, false, true, false])
    expect(names.map((name) => isLocked(lock('Exclude'), name))).to.deep.equal([false, true, false, true])
  })

  it('may not be loosened later', async () => {
    const certified = await signed(tablePdf(), notarySigner, { certify: 2 })
    const again = await signed(certified, secondSigner)
    const loosened = replaced(again, '/F 132 /Rect [0 0 0 0]', '/Lock <</P 3>>'.padEnd(22))
    expect(faultsOf(verdictOn(loosened))).to.include('S11 permission-loosened')
    const tightened = replaced(again, '/F 132 /Rect [0 0 0 0]', '/Lock <</P 1>>'.padEnd(22))
    expect(faultsOf(verdictOn(tightened))).not.to.include('S11 permission-loosened')
  })

  it('is what the certification named by the catalog says, and that one is the first signature', async () => {
    const certified = await signed(tablePdf(), notarySigner, { certify: 2 })
    const named = /\/DocMDP (\d+) 0 R/.exec(textOf(certified))?.[0] ?? ''
    const elsewhere = replaced(certified, named, '/DocMDP 4 0 R'.padEnd(named.length))
    expect(faultsOf(verdictOn(elsewhere))).to.include('S11 certification-elsewhere')
  })
})
