import { createServer } from 'node:net'

const LAST_PORT = 65_535

/** Gives the first free port at or above the wanted one on the loopback address, and never the same twice. */
export type PickPort = (wanted: number) => Promise<number>

/** One picker a process: it remembers what it gave, since a server takes a while to listen. */
export function createPortPicker(): PickPort {
  const given = new Set<number>()
  return async (wanted) => {
    for (let port = wanted; port <= LAST_PORT; port++) {
      if (given.has(port)) continue
      given.add(port)
      if (await isFree(port)) return port
    }
    throw new Error(`No free port at or above ${wanted}`)
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => {
      resolve(false)
    })
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () =>
      probe.close(() => {
        resolve(true)
      }),
    )
  })
}
