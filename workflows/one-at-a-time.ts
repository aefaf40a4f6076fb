export type Exclusively = <Result>(work: () => Promise<Result>) => Promise<Result>

/**
 * Work handed to it runs in the order of arrival, each piece after the one before has ended, well or badly; at once
 * when none runs.
 */
export function oneAtATime(): Exclusively {
  let last: Promise<unknown> | null = null
  return (work) => {
    const result = last === null ? work() : last.then(work, work)
    const end = (): void => {
      if (last === result) last = null
    }
    last = result
    void result.then(end, end)
    return result
  }
}
