// Plain JavaScript, because it must be up within milliseconds and outlive its parent.
// One line a word: "+PID" holds a child's process group, "-PID" lets it go. When the pipe closes, because the
// parent stopped or was killed, every group still held is asked to end, then made to.
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'

const GRACE_MS = 5000
const POLL_MS = 50

/** @type {Set<number>} */
const held = new Set()

/** @type {(group: number, signal: NodeJS.Signals | 0) => boolean} Whether the group was there. */
function signal(group, name) {
  try {
    process.kill(-group, name)
    return true
  } catch {
    return false
  }
}

async function endAll() {
  for (const group of held) signal(group, 'SIGTERM')
  const until = Date.now() + GRACE_MS
  while (Date.now() < until && [...held].some((group) => signal(group, 0))) await sleep(POLL_MS)
  for (const group of held) signal(group, 'SIGKILL')
}

// A Ctrl-C in the terminal is the parent's business: this process ends when its work is done.
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => undefined)

const words = createInterface({ input: process.stdin })
words.on('line', (word) => {
  const pid = Number(word.slice(1))
  if (word.startsWith('+')) held.add(pid)
  else held.delete(pid)
})
words.on('close', () => void endAll().then(() => process.exit(0)))
