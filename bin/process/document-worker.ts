import { parentPort } from 'node:worker_threads'
import { carryOut } from './document-task.ts'
import type { DocumentTask } from './document-task.ts'

/* A thread of the document pool: one task at a time, each answered. What it throws ends the thread. */

parentPort?.on('message', (task: DocumentTask) => {
  void carryOut(task).then((answer) => parentPort?.postMessage(answer))
})
