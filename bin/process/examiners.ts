import type { ChildProcess } from 'node:child_process'
import type { DocumentInspector } from '../../domain/ports.ts'
import type { DocumentVerdict } from '../../signatures/verdict.ts'
import type { Question } from '../../signatures/verify.ts'
import { createLeash } from '../servers/leash.ts'
import { createChildPool } from './child-pool.ts'
import type { ChildPoolOptions } from './child-pool.ts'
import type { Document, ExaminerAnswer, ExaminerTask } from './examiner-task.ts'
import { verdictOnLost } from './lost-document.ts'
import { startExaminer } from './start-examiner.ts'

/** Two documents at once, and a few that wait: more would only make all of them late. */
const CHILDREN = 2
const WAITING = 16
const DEADLINE_MS = 10_000
const MEMORY_MB = 256

export interface Examiners {
  /**
   * The verdict on a document. What it does to the process that reads it, be it a crash, an endless loop or a
   * flood of memory, is a finding (S1). Throws `Unavailable` when too many wait, and a `DocumentUnreadable` for a
   * file that the system does not give.
   */
  examine(document: Document, question: Question): Promise<DocumentVerdict>
  /** What is wrong with an upload at first sight; throws as `examine` does. */
  readonly inspect: DocumentInspector
  close(): Promise<void>
}

export interface ExaminersOptions extends Partial<Omit<ChildPoolOptions, 'start'>> {
  /** Starts a process in place of the examiner. */
  readonly start?: () => ChildProcess
}

/** The file is not there, or not ours to read, or no file. */
export class DocumentUnreadable extends Error {
  override readonly name = 'DocumentUnreadable'
  /** What the system said, such as `ENOENT`. */
  readonly code: string

  constructor(code: string) {
    super(`The document cannot be read (${code})`)
    this.code = code
  }
}

/** Examines strangers' documents in processes of their own, which end with this one however it ends. */
export function createExaminers(options: ExaminersOptions = {}): Examiners {
  const leash = createLeash()
  const pool = createChildPool<ExaminerTask, ExaminerAnswer>({
    ...{ children: CHILDREN, waiting: WAITING, deadlineMs: DEADLINE_MS, memoryMb: MEMORY_MB },
    start: () => startExaminer(leash),
    ...options,
  })

  async function ask(task: ExaminerTask): ReturnType<typeof pool.run> {
    const outcome = await pool.run(task)
    if ('answer' in outcome && 'unreadable' in outcome.answer) {
      throw new DocumentUnreadable(outcome.answer.unreadable)
    }
    return outcome
  }

  return {
    async examine(document, question) {
      const outcome = await ask({ ask: 'examine', document, question })
      if ('lost' in outcome) return verdictOnLost(document, outcome.lost, question)
      if ('verdict' in outcome.answer) return outcome.answer.verdict
      return verdictOnLost(document, 'too-large', question)
    },
    async inspect({ path }) {
      const outcome = await ask({ ask: 'inspect', document: { path } })
      // A look so short and so lenient fails on nothing that anyone could use.
      return 'answer' in outcome && 'inspected' in outcome.answer
        ? outcome.answer.inspected
        : 'document-not-pdf'
    },
    async close() {
      await pool.close()
      await leash.end()
    },
  }
}
