import type { Worker } from 'node:worker_threads'
import { Unavailable } from '../../api/unavailable.ts'

export interface ThreadPool<Task, Answer> {
  /** Throws `Unavailable` when too many wait already, and a fault when the thread crashes or takes too long. */
  run(task: Task): Promise<Answer>
  close(): Promise<void>
}

interface ThreadPoolOptions {
  /** Starts a thread that answers each message with one. */
  readonly start: () => Worker
  readonly threads: number
  /** How many tasks may wait for a thread. */
  readonly waiting: number
  /** How long a thread may take over one task, in milliseconds. */
  readonly deadlineMs: number
}

interface Job<Task, Answer> {
  readonly task: Task
  readonly resolve: (answer: Answer) => void
  readonly reject: (fault: Error) => void
}

/** At most so many threads, each at one task; started when first needed, and anew after one was lost. */
export function createThreadPool<Task, Answer>(options: ThreadPoolOptions): ThreadPool<Task, Answer> {
  const queue: Job<Task, Answer>[] = []
  const idle: Worker[] = []
  const busy = new Set<Worker>()

  function start(): Worker {
    const thread = options.start()
    // What goes wrong in a thread must never be an error of the process, not even between two tasks.
    thread.on('error', () => undefined)
    thread.once('exit', () => {
      if (idle.includes(thread)) idle.splice(idle.indexOf(thread), 1)
    })
    return thread
  }

  async function serve(job: Job<Task, Answer>): Promise<void> {
    const thread = idle.pop() ?? start()
    busy.add(thread)
    const outcome = await answerOf<Answer>(thread, job.task, options.deadlineMs)
    if (outcome instanceof Lost) {
      job.reject(outcome)
      await thread.terminate()
    } else {
      job.resolve(outcome)
      idle.push(thread)
    }
    busy.delete(thread)
    next()
  }

  function next(): void {
    if (busy.size >= options.threads) return
    const job = queue.shift()
    if (job !== undefined) void serve(job)
  }

  return {
    run: (task) =>
      new Promise((resolve, reject) => {
        if (busy.size >= options.threads && queue.length >= options.waiting) {
          reject(new Unavailable('A free thread'))
          return
        }
        queue.push({ task, resolve, reject })
        next()
      }),
    async close() {
      await Promise.all([...idle, ...busy].map((thread) => thread.terminate()))
    },
  }
}

/** The thread gave no answer and is of no more use. */
class Lost extends Error {
  constructor(why: string, cause?: unknown) {
    super(`The thread ${why}`, { cause })
    this.name = 'ThreadLost'
  }
}

function answerOf<Answer>(thread: Worker, task: unknown, deadlineMs: number): Promise<Answer | Lost> {
  return new Promise((resolve) => {
    const lost = (why: string) => (cause?: unknown) => {
      settle(new Lost(why, cause))
    }
    const events = {
      message: settle,
      messageerror: lost('spoke unreadably'),
      error: lost('crashed'),
      exit: lost('ended'),
    }
    const timer = setTimeout(lost(`took longer than ${deadlineMs} ms`), deadlineMs)

    function settle(outcome: Answer | Lost): void {
      clearTimeout(timer)
      for (const [event, listener] of Object.entries(events)) thread.off(event, listener)
      resolve(outcome)
    }
    for (const [event, listener] of Object.entries(events)) thread.on(event, listener)
    thread.postMessage(task)
  })
}
