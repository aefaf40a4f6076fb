import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { expect } from 'chai'
import { Unavailable } from '../../../api/unavailable.ts'
import { createChildPool } from '../../../bin/process/child-pool.ts'
import type { ChildPool, ChildPoolOptions } from '../../../bin/process/child-pool.ts'
import { rejectionOf } from '../../storage/vault/rejection.ts'

type Task = number | 'abort' | 'exit' | 'throw' | 'eat heap' | 'eat buffers' | 'hang'

/** Answers after so many milliseconds with its process's number, or does what it is told. */
const CODE = `
process.on('message', (task) => {
  if (task === 'throw') throw new Error('secret')
  if (task === 'exit') process.exit(0)
  if (task === 'abort') process.abort()
  if (task === 'eat heap') { const eaten = []; for (;;) eaten.push(new Array(1e5).fill(eaten.length)) }
  if (task === 'eat buffers') { const eaten = []; for (;;) eaten.push(Buffer.alloc(1e6, 1)) }
  if (task === 'hang') for (;;);
  setTimeout(() => process.send(process.pid), task)
})
process.send('ready')`

describe('a pool of child processes', function () {
  this.timeout(30_000)
  let pool: ChildPool<Task, number>
  let started: ChildProcess[]
  function open(options: Partial<ChildPoolOptions> = {}): void {
    started = []
    const start = (): ChildProcess => {
      const child = spawn(process.execPath, ['--max-old-space-size=64', '-e', CODE], {
        stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
        env: {},
      })
      started.push(child)
      return child
    }
    pool = createChildPool({ start, children: 2, waiting: 3, deadlineMs: 20_000, memoryMb: 400, ...options })
  }
  beforeEach(() => open())
  afterEach(() => pool.close())

  async function answerTo(task: Task): Promise<number | undefined> {
    const outcome = await pool.run(task)
    return 'answer' in outcome ? outcome.answer : undefined
  }

  it('answers each task, and starts no more children than it may', async () => {
    const answers = await Promise.all(([50, 50, 50, 50, 50] as const).map(answerTo))
    expect(new Set(answers)).to.deep.equal(new Set(started.map(({ pid }) => pid)))
    expect(started).to.have.lengthOf(2)
  })

  it('asks the child that worked last, which is warm, for what comes next', async () => {
    await Promise.all(([1, 1] as const).map(answerTo))
    const last = await answerTo(1)
    expect([await answerTo(1), await answerTo(1)]).to.deep.equal([last, last])
  })

  it('turns away at once what would wait behind too many, and takes it later', async () => {
    const running = ([100, 100, 100, 100, 100] as const).map(answerTo)
    expect(await rejectionOf(pool.run(1))).to.be.instanceOf(Unavailable)
    await Promise.all(running)
    expect(await answerTo(1)).to.be.a('number')
  })

  for (const [task, lost] of [
    ['throw', 'crashed'],
    ['exit', 'crashed'],
    ['abort', 'out-of-memory'],
    ['eat heap', 'out-of-memory'],
    ['eat buffers', 'out-of-memory'],
  ] as const) {
    it(`loses one child and nothing else to a task that does this: ${task}`, async () => {
      expect(await Promise.all([pool.run(task), answerTo(1)])).to.deep.equal([{ lost }, started[1]?.pid])
      expect(started).to.have.lengthOf(3)
      const answers = await Promise.all(([1, 1, 1, 1] as const).map(answerTo))
      expect(answers).to.not.include(started[0]?.pid).and.not.include(undefined)
    })
  }

  it('ends a child that is late, deep in a loop though it is, and has another in its place', async () => {
    await pool.close()
    open({ deadlineMs: 300 })
    expect(await pool.run('hang')).to.deep.equal({ lost: 'out-of-time' })
    expect(started[0]).to.include({ signalCode: 'SIGKILL' })
    expect(await answerTo(1)).to.equal(started[1]?.pid)
  })

  it('has another in the place of a child that was lost while it was idle', async () => {
    await answerTo(1)
    const [idle] = started
    idle?.kill('SIGKILL')
    await once(idle ?? process, 'close')
    expect(await answerTo(1)).to.equal(started[1]?.pid)
  })

  it('calls it a fault when no child can be started, for that is no matter of the task', async () => {
    await pool.close()
    open({
      start: () => spawn(process.execPath, ['-e', ''], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] }),
    })
    expect(await rejectionOf(pool.run(1)))
      .to.have.property('message')
      .that.contains('could not be started')
  })

  it('ends its children when it closes, and takes nothing more', async () => {
    await Promise.all([answerTo(1), answerTo(2)])
    const hanging = pool.run('hang')
    await answerTo(1)
    await pool.close()
    expect(await hanging).to.have.property('lost')
    expect(started.map(({ signalCode }) => signalCode)).to.deep.equal(['SIGKILL', 'SIGKILL'])
    expect(await rejectionOf(pool.run(1))).to.be.instanceOf(Unavailable)
  })

  it('turns a task away whose child is not ready yet when it closes', async () => {
    const early = rejectionOf(pool.run(1))
    await pool.close()
    expect(await early).to.be.instanceOf(Unavailable)
  })
})
