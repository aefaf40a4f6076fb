import {
  appendFileSync,
  closeSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
} from 'node:fs'
import { dirname } from 'node:path'

interface Journal<Entry> {
  /** What stood in the file when it was opened. */
  readonly entries: readonly Entry[]
  /** Returns once the entry is on the disk. */
  append(entry: Entry): void
  close(): void
}

/**
 * An append-only file of JSON lines. It is written synchronously so that nothing can come between looking at
 * the orders and writing down a decision. Throws when a line other than a torn last one does not parse.
 */
export function openJournal<Entry>(file: string): Journal<Entry> {
  mkdirSync(dirname(file), { recursive: true })
  const descriptor = openSync(file, 'a', 0o600)
  fsyncFolder(dirname(file))
  const entries = readWholeLines(file, descriptor).map((line) => JSON.parse(line) as Entry)
  return {
    entries,
    append(entry) {
      appendFileSync(descriptor, `${JSON.stringify(entry)}\n`)
      fsyncSync(descriptor)
    },
    close() {
      closeSync(descriptor)
    },
  }
}

/** A last line without its end was being written when the power went: nobody was told of it, so it is dropped. */
function readWholeLines(file: string, descriptor: number): readonly string[] {
  const bytes = readFileSync(file)
  const end = bytes.lastIndexOf('\n') + 1
  if (end < bytes.length) ftruncateSync(descriptor, end)
  return bytes.toString('utf8', 0, end).split('\n').filter(Boolean)
}

/** A new file survives a power cut only when its folder is on the disk too. */
function fsyncFolder(folder: string): void {
  const descriptor = openSync(folder, 'r')
  fsyncSync(descriptor)
  closeSync(descriptor)
}
