interface Terminal {
  readonly isTTY?: boolean
  write(text: string): unknown
}

export interface RunProgress {
  /** One more is done. */
  step(): void
  /** Makes room for a line of output. */
  clear(): void
}

const SILENT: RunProgress = { step: () => undefined, clear: () => undefined }
/** Erases the line and returns to its beginning (ECMA-48 EL, CR). */
const ERASE = '\u001b[2K\r'

/** How many files of a long run are done, on a terminal; elsewhere nothing. */
export function showProgress(all: number, terminal: Terminal): RunProgress {
  if (terminal.isTTY !== true || all < 2) return SILENT
  let done = 0
  return {
    step() {
      done += 1
      terminal.write(`${ERASE}${done}/${all}`)
    },
    clear: () => void terminal.write(ERASE),
  }
}
