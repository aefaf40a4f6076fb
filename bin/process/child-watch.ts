import type { ChildProcess, Serializable } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** How a child was lost over its task. */
export type Loss = 'crashed' | 'out-of-memory' | 'out-of-time'

/** What became of a task: its answer, or how its child was lost over it. */
export type Outcome<Answer> = { readonly answer: Answer } | { readonly lost: Loss }

interface Limits {
  readonly deadlineMs: number
  readonly memoryMb: number
}

/** Often enough that a child gains no more than a few dozen megabytes between two looks. */
const LOOK_MS = 20

/**
 * Gives a child one task and waits for its answer, or for its loss. A lost child may still run: the caller ends it.
 *
 * Memory is watched from here, for a child that is deep in one file cannot watch itself. What counts is its
 * resident memory, buffers included: V8's own limit knows only its heap, and a limit on address space
 * (`RLIMIT_AS`) would count the gigabytes that V8 reserves and never touches. Where the system tells no resident
 * memory (no /proc), the limit on the heap that the child was started with is all there is.
 */
export function answerOf(
  child: ChildProcess,
  task: Serializable,
  { deadlineMs, memoryMb }: Limits,
): Promise<Outcome<unknown>> {
  return new Promise((resolve) => {
    const deadline = setTimeout(lose, deadlineMs, 'out-of-time')
    const looking = setInterval(look, LOOK_MS)

    function settle(outcome: Outcome<unknown>): void {
      clearTimeout(deadline)
      clearInterval(looking)
      child.off('message', answered).off('error', crashed).off('exit', exited)
      resolve(outcome)
    }
    function lose(lost: Loss): void {
      settle({ lost })
    }
    function look(): void {
      if (residentMb(child.pid) > memoryMb) lose('out-of-memory')
    }
    function answered(answer: unknown): void {
      settle({ answer })
    }
    function crashed(): void {
      lose('crashed')
    }
    // V8 aborts when its heap is full.
    function exited(_code: number | null, signal: NodeJS.Signals | null): void {
      lose(signal === 'SIGABRT' ? 'out-of-memory' : 'crashed')
    }

    child.on('message', answered).on('error', crashed).on('exit', exited)
    child.send(task, (error) => {
      if (error !== null) lose('crashed')
    })
    look()
  })
}

/** Resident memory of a process in megabytes (2^20 bytes); 0 where the system does not tell (proc(5), status). */
function residentMb(pid: number | undefined): number {
  try {
    const [, kilobytes] =
      /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid ?? 0}/status`, 'latin1')) ?? []
    return Number(kilobytes ?? 0) / 1024
  } catch {
    return 0
  }
}
