import { expect } from 'chai'
import { showProgress } from '../../../bin/verify/progress.ts'

function terminal(isTTY: boolean): { isTTY: boolean; write(text: string): void; written: string[] } {
  const written: string[] = []
  return { isTTY, written, write: (text) => void written.push(text) }
}

describe('progress through many files', () => {
  it('is shown on a terminal, and wiped before a line of output', () => {
    const screen = terminal(true)
    const progress = showProgress(1000, screen)
    progress.step()
    progress.step()
    progress.clear()
    expect(screen.written).to.deep.equal(['\u001b[2K\r1/1000', '\u001b[2K\r2/1000', '\u001b[2K\r'])
  })

  it('is not written to a file or a pipe, nor for a single file', () => {
    for (const [screen, all] of [
      [terminal(false), 1000],
      [terminal(true), 1],
    ] as const) {
      const progress = showProgress(all, screen)
      progress.step()
      progress.clear()
      expect(screen.written).to.deep.equal([])
    }
  })
})
