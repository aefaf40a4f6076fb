import childProcess from 'node:child_process'
import dgram from 'node:dgram'
import dns from 'node:dns'
import inspector from 'node:inspector'
import { syncBuiltinESMExports } from 'node:module'
import net from 'node:net'
import workerThreads from 'node:worker_threads'

/** What a process gets that gave up its network and still tries. */
class NetworkClosed extends Error {
  override readonly name = 'NetworkClosed'
  readonly code = 'ENETUNREACH'

  constructor() {
    super('This process has no network')
  }
}

function refuse(): never {
  throw new NetworkClosed()
}

/**
 * Takes the network, and the starting of other programs, from this process for good: what reads strangers'
 * files needs neither. Everything in Node that connects goes through these few methods, `tls`, `http`, `http2`
 * and `fetch` included. A thread would have them all anew, and a binding of Node's lies below them. Against code that a file smuggles into the process itself only the kernel helps:
 * see `startExaminer`.
 */
export function closeNetwork(): void {
  const { Socket: Datagrams } = dgram
  replace(net.Socket.prototype, ['connect'])
  replace(net.Server.prototype, ['listen'])
  replace(Datagrams.prototype, ['bind', 'connect', 'send'])
  replace(childProcess.ChildProcess.prototype, ['spawn'])
  replace(childProcess, ['spawn', 'spawnSync', 'exec', 'execSync', 'execFile', 'execFileSync', 'fork'])
  replace(workerThreads, ['Worker'])
  replace(inspector, ['open'])
  replace(process, ['binding', '_linkedBinding', 'dlopen'])
  for (const resolver of [dns, dns.promises, dns.Resolver.prototype, dns.promises.Resolver.prototype]) {
    replace(resolver, lookupsOf(resolver))
  }
  syncBuiltinESMExports()
}

function lookupsOf(resolver: object): readonly string[] {
  return Object.getOwnPropertyNames(resolver).filter((name) => /^(lookup|resolve|reverse)/.test(name))
}

function replace(owner: object, methods: readonly string[]): void {
  for (const name of methods) Object.defineProperty(owner, name, { value: refuse })
}
