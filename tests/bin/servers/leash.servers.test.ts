import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect } from 'chai'
import { startServers } from '../../../bin/servers/start-servers.ts'
import { eachWithFolder, rejection } from './scratch.ts'

const PARENT = fileURLToPath(new URL('./parent.ts', import.meta.url))

describe('the servers of a parent', () => {
  const folder = eachWithFolder()

  it('end with it when it is killed with -9, the stubborn ones too', async () => {
    const { parent, pids } = await startParent(folder())
    expect(pids.filter(isRunning)).to.deep.equal(pids)
    parent.kill('SIGKILL')
    await untilNoneOf(pids)
  })

  it('end with it when it is asked to stop', async () => {
    const { parent, pids } = await startParent(folder())
    const gone = once(parent, 'exit')
    parent.kill('SIGTERM')
    await gone
    await untilNoneOf(pids)
  })

  it('are not reached by a Ctrl-C in the terminal', async () => {
    const { parent, pids } = await startParent(folder())
    process.kill(-(parent.pid ?? 0), 'SIGINT')
    await sleep(500)
    // The parent, which does not catch it, is gone; had the signal reached the stubborn one, it would be too.
    expect(pids.filter(isRunning)).to.deep.include(pids[2])
    await untilNoneOf(pids)
  })

  it('have their data folder to themselves', async () => {
    const { parent, pids } = await startParent(folder())
    const options = { dataFolder: folder(), fresh: false, report: () => undefined, searchAttributes: [] }
    const { message } = await rejection(startServers(options))
    expect(message).to.contain(`are using ${folder()}. Stop it, or choose another data folder.`)
    parent.kill('SIGKILL')
    await untilNoneOf(pids)
  })
})

interface Parent {
  readonly parent: ChildProcess
  readonly pids: readonly number[]
}

async function startParent(dataFolder: string): Promise<Parent> {
  const parent = spawn(process.execPath, ['--import', 'tsx', PARENT, dataFolder], {
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  })
  for await (const line of createInterface({ input: parent.stdout })) {
    return { parent, pids: JSON.parse(line) as number[] }
  }
  throw new Error('The parent ended before its servers were up')
}

async function untilNoneOf(pids: readonly number[]): Promise<void> {
  const until = Date.now() + 15_000
  while (pids.some(isRunning)) {
    if (Date.now() > until) throw new Error(`Still running: ${pids.filter(isRunning).join(', ')}`)
    await sleep(50)
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
