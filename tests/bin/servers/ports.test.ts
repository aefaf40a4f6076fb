import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { expect } from 'chai'
import { createPortPicker } from '../../../bin/servers/ports.ts'

describe('a port picker', () => {
  it('passes over a port that is taken', async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    await once(taken, 'listening')
    const { port } = taken.address() as AddressInfo
    expect(await createPortPicker()(port)).to.be.greaterThan(port)
    taken.close()
  })

  it('passes over one that is taken on every address', async () => {
    const taken = createServer().listen(0, '0.0.0.0')
    await once(taken, 'listening')
    const { port } = taken.address() as AddressInfo
    expect(await createPortPicker()(port)).to.be.greaterThan(port)
    taken.close()
  })

  it('never gives the same port twice', async () => {
    const pickPort = createPortPicker()
    const first = await pickPort(39_000)
    expect(await pickPort(first)).to.be.greaterThan(first)
    const together = await Promise.all(Array.from({ length: 10 }, () => pickPort(first)))
    expect(new Set(together).size).to.equal(10)
  })

  it('says when there is none', async () => {
    const none = await createPortPicker()(65_536).catch((error: unknown) => error)
    expect(none).to.be.instanceOf(Error)
  })
})
