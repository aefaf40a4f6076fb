export type Exclusively = <Result>(work: () => Promise<Result>) => Promise<Result>

/** Work handed to it runs in the order of arrival, each piece after the one before has ended, well or badly. */
export function oneAtATime(): Exclusively {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const result = last.then(work, work)
    last = result
    return result
  }
}
