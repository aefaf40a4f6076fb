import { expect } from 'chai'
import { createKeeper } from '../../../activities/evidence/keeper.ts'
import { createSmallVault } from '../vault.ts'

describe('keeping evidence', () => {
  it('sends to the vault only what this process has not stored before', async () => {
    const vault = createSmallVault()
    let puts = 0
    const putBytes = (bytes: Uint8Array) => {
      puts += 1
      return puts === 1 ? Promise.reject(new Error('away')) : vault.putBytes(bytes)
    }
    const keep = createKeeper({ putBytes })
    const fault: unknown = await keep(Uint8Array.of(1)).catch((error: unknown) => error)
    expect((fault as Error).message).to.equal('away')
    const refs = await Promise.all([keep(Uint8Array.of(1)), keep(Uint8Array.of(1))])
    await keep(Uint8Array.of(2))
    expect(refs[0]).to.deep.equal(refs[1])
    expect([puts, vault.held.size]).to.deep.equal([3, 2])
  })
})
