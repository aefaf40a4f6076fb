import { setTimeout as pause } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { expect } from 'chai'
import { Unavailable } from '../../../api/unavailable.ts'
import { createThreadPool } from '../../../bin/process/thread-pool.ts'
import type { ThreadPool } from '../../../bin/process/thread-pool.ts'
import { rejectionOf } from '../../storage/vault/rejection.ts'

/** Answers after so many milliseconds with its thread's number; crashes, exits or hangs when told. */
const CODE = `
const { parentPort, threadId } = require('node:worker_threads')
parentPort.on('message', (task) => {
  if (task === 'crash') throw new Error('secret')
  if (task === 'exit') process.exit(3)
  if (task === 'eat') { const eaten = []; for (;;) eaten.push(new Array(1e6).fill(eaten.length)) }
  if (task === 'hang') for (;;);
  setTimeout(() => parentPort.postMessage(threadId), task)
})`

type Task = number | 'crash' | 'exit' | 'eat' | 'hang'

describe('a pool of threads', function () {
  this.timeout(10_000)
  let pool: ThreadPool<Task, number>
  let started: number
  beforeEach(() => {
    started = 0
    const start = (): Worker => {
      started += 1
      return new Worker(CODE, { eval: true, execArgv: [], resourceLimits: { maxOldGenerationSizeMb: 16 } })
    }
    pool = createThreadPool({ start, threads: 2, waiting: 3, deadlineMs: 1_500 })
  })
  afterEach(() => pool.close())

  it('answers each task, and starts no more threads than it may', async () => {
    const answers = await Promise.all([50, 50, 50, 50, 50].map((task) => pool.run(task)))
    expect(new Set(answers)).to.have.property('size', 2)
    expect(started).to.equal(2)
  })

  it('turns away at once what would wait behind too many, and takes it later', async () => {
    const running = [100, 100, 100, 100, 100].map((task) => pool.run(task))
    const turnedAway = await rejectionOf(pool.run(1))
    expect(turnedAway).to.be.instanceOf(Unavailable)
    await Promise.all(running)
    expect(await pool.run(1)).to.be.a('number')
  })

  for (const task of ['crash', 'exit', 'eat', 'hang'] as const) {
    it(`loses one thread and nothing else to a task that does this: ${task}`, async () => {
      const [lost, kept] = await Promise.all([rejectionOf(pool.run(task)), pool.run(1)])
      expect(lost).to.have.property('name', 'ThreadLost')
      expect(lost).to.not.be.instanceOf(Unavailable)
      expect(kept).to.be.a('number')
      const after = await Promise.all([1, 1, 1, 1].map((next) => pool.run(next)))
      expect(after).to.have.length(4)
    })
  }

  it('leaves the event loop free while a thread is at work', async () => {
    const hanging = rejectionOf(pool.run('hang'))
    const first = await Promise.race([pause(20).then(() => 'the loop'), hanging.then(() => 'the thread')])
    expect(first).to.equal('the loop')
    await hanging
  })
})
