/** Tells what happens, a line a step, with the time it took. */
export interface Narrator {
  chapter(title: string): void
  /** Does the step and prints its line; `outcome` says in a few words what came of it. */
  step<Result>(
    title: string,
    act: () => Promise<Result>,
    outcome?: (result: Result) => string,
  ): Promise<Result>
  note(text: string): void
}

const TITLE_WIDTH = 46

export function createNarrator(print: (line: string) => void): Narrator {
  return {
    chapter: (title) => print(`\n${title}`),
    note: (text) => print(`    ${text}`),
    async step(title, act, outcome) {
      const begun = performance.now()
      const result = await act()
      const took = `${Math.round(performance.now() - begun)} ms`.padStart(9)
      print(`  ${title.padEnd(TITLE_WIDTH)} ${took}  ${outcome?.(result) ?? ''}`.trimEnd())
      return result
    },
  }
}
