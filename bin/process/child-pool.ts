import type { ChildProcess, Serializable } from 'node:child_process'
import { once } from 'node:events'
import { Unavailable } from '../../api/unavailable.ts'
import { hasEnded } from '../servers/leash.ts'
import { answerOf } from './child-watch.ts'
import type { Outcome } from './child-watch.ts'

export interface ChildPool<Task, Answer> {
  /**
   * Never throws because of what a task does to its child. Throws `Unavailable` when too many wait already, and
   * a fault when no child can be started.
   */
  run(task: Task): Promise<Outcome<Answer>>
  close(): Promise<void>
}

export interface ChildPoolOptions {
  /** Starts a child with an IPC channel that says `ready` once, then answers each message with one. */
  readonly start: () => ChildProcess
  readonly children: number
  /** How many tasks may wait for a child. */
  readonly waiting: number
  /** How long a child may take over one task, in milliseconds. */
  readonly deadlineMs: number
  /** What a child may hold in memory, in megabytes (2^20 bytes): its heap, its buffers, its program. */
  readonly memoryMb: number
}

interface Job<Task, Answer> {
  readonly task: Task
  readonly resolve: (outcome: Outcome<Answer>) => void
  readonly reject: (fault: Error) => void
}

interface Child {
  readonly process: ChildProcess
  /** False when it ended before it was ready. */
  readonly ready: Promise<boolean>
}

/** At most so many children, each at one task; started when first needed, and anew at once after one was lost. */
export function createChildPool<Task extends Serializable, Answer>(
  options: ChildPoolOptions,
): ChildPool<Task, Answer> {
  const queue: Job<Task, Answer>[] = []
  /** The one that worked last comes last, and is asked first: its code is compiled, and its memory warm. */
  const idle: Child[] = []
  const all = new Set<Child>()
  let busy = 0
  let closed = false

  function start(): Child {
    const child = watched(options.start())
    all.add(child)
    child.process.once('close', () => all.delete(child) && drop(idle, child))
    return child
  }

  async function serve(job: Job<Task, Answer>): Promise<void> {
    busy += 1
    const child = idle.pop() ?? start()
    if (await child.ready) {
      const outcome = (await answerOf(child.process, job.task, options)) as Outcome<Answer>
      if ('lost' in outcome) await end(child.process)
      if (!closed && 'lost' in outcome) idle.unshift(start())
      else if (!closed) idle.push(child)
      job.resolve(outcome)
    } else {
      job.reject(closed ? turnedAway() : await unstartable(child.process))
    }
    busy -= 1
    next()
  }

  function next(): void {
    const job = busy < options.children && !closed ? queue.shift() : undefined
    if (job !== undefined) void serve(job)
  }

  return {
    run: (task) =>
      new Promise((resolve, reject) => {
        if (closed || (busy >= options.children && queue.length >= options.waiting)) {
          reject(turnedAway())
          return
        }
        queue.push({ task, resolve, reject })
        next()
      }),
    async close() {
      closed = true
      for (const { reject } of queue.splice(0)) reject(turnedAway())
      await Promise.all([...all].map(({ process }) => end(process)))
    },
  }
}

function drop(idle: Child[], child: Child): void {
  if (idle.includes(child)) idle.splice(idle.indexOf(child), 1)
}

const turnedAway = (): Unavailable => new Unavailable('A free examiner')

const START_MS = 60_000

/** What goes wrong in a child must never be an error of this process, not even between two tasks. */
function watched(process: ChildProcess): Child {
  process.on('error', () => undefined)
  return { process, ready: readiness(process) }
}

/** Its first message says that it has loaded what it needs: that time is not its task's. */
function readiness(child: ChildProcess): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(settle, START_MS, false)
    function settle(ready: boolean): void {
      clearTimeout(timer)
      resolve(ready)
    }
    child.once('message', () => settle(true))
    child.once('error', () => settle(false))
    child.once('exit', () => settle(false))
  })
}

async function unstartable(child: ChildProcess): Promise<Error> {
  await end(child)
  return new Error('The process that examines documents could not be started')
}

async function end(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || hasEnded(child)) return
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}
