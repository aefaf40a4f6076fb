/** Where a line about what is being done goes: the terminal, or a test run's output. */
export type Progress = (line: string) => void

const TICK_MS = 15_000

/** Says every fifteen seconds that `what` is still going on, so that a long wait never looks like a hang. */
export async function withTicks<T>(report: Progress, what: string, work: Promise<T>): Promise<T> {
  let seconds = 0
  const ticking = setInterval(() => {
    seconds += TICK_MS / 1000
    report(`  … still ${what}, ${seconds} s so far`)
  }, TICK_MS)
  try {
    return await work
  } finally {
    clearInterval(ticking)
  }
}
