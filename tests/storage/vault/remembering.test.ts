import { expect } from 'chai'
import type { Sha256 } from '../../../domain/ids.ts'
import type { Vault } from '../../../domain/ports.ts'
import type { DocumentRef } from '../../../domain/transaction/document.ts'
import { remembering } from '../../../storage/vault/remembering.ts'

const refTo = (letter: string): DocumentRef => {
  const sha256 = letter.repeat(64) as Sha256
  return { sha256, bytes: 4, key: sha256, versionId: '1' }
}

/** A vault of which only reading is asked; it keeps count of what it was asked for. */
function countingVault(): { readonly vault: Vault; readonly asked: string[] } {
  const asked: string[] = []
  const read = ({ sha256 }: DocumentRef): Promise<Uint8Array> => {
    asked.push(sha256.slice(0, 1))
    return sha256.startsWith('f') ? Promise.reject(new Error('away')) : Promise.resolve(new Uint8Array(4))
  }
  return { vault: { read } as Partial<Vault> as Vault, asked }
}

describe('a vault that remembers', () => {
  it('is asked once for what is read twice', async () => {
    const { vault, asked } = countingVault()
    const remembered = remembering(vault)
    const first = await remembered.read(refTo('a'))
    expect(await remembered.read(refTo('a'))).to.equal(first)
    expect(asked.join('')).to.equal('a')
  })

  it('forgets the oldest when it holds too much', async () => {
    const { vault, asked } = countingVault()
    const remembered = remembering(vault, { document: 4, total: 8 })
    for (const letter of 'abcba') await remembered.read(refTo(letter))
    expect(asked.join('')).to.equal('abca')
  })

  it('does not remember a document that is too large', async () => {
    const { vault, asked } = countingVault()
    const remembered = remembering(vault, { document: 3, total: 8 })
    for (const letter of 'aa') await remembered.read(refTo(letter))
    expect(asked.join('')).to.equal('aa')
  })

  it('asks again after a fault', async () => {
    const { vault, asked } = countingVault()
    const remembered = remembering(vault)
    for (let n = 0; n < 2; n += 1) await remembered.read(refTo('f')).catch(() => undefined)
    expect(asked.join('')).to.equal('ff')
  })
})
