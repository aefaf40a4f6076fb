import type { Bilingual } from './certificate-data.ts'
import { LEFT, MIDDLE, RIGHT, rule } from './certificate-frame.ts'
import { centred, type CertificateWriter } from './certificate-writer.ts'
import { GOLD, GREY, INK, NAVY } from './palette.ts'
import { drawLine } from './text.ts'

export function drawTitle(writer: CertificateWriter, { fr, en }: Bilingual): void {
  const { fonts } = writer.canvas
  centred(writer, fr, { font: fonts.regular, size: 30, color: NAVY }, 22)
  centred(writer, en, { font: fonts.italic, size: 14, color: GOLD }, 20)
}

/** The three facts that others will quote, each `[label, value]`, between two rules. */
export function drawQuoted(
  writer: CertificateWriter,
  facts: readonly [left: Quoted, middle: Quoted, right: Quoted],
): void {
  const { fonts } = writer.canvas
  const y = writer.room(50)
  const page = writer.page()
  rule(page, y + 4, 0.8)
  rule(page, y - 43, 0.8)
  const small = { font: fonts.bold, size: 8.5, color: GREY, tracking: 1.6 }
  const large = { font: fonts.bold, size: 17, color: INK }
  for (const [i, x] of [LEFT + 78, MIDDLE, RIGHT - 78].entries()) {
    const [label, value] = facts[i] ?? ['', '']
    drawLine(page, label, x, y - 11, small, 'center')
    drawLine(page, value, x, y - 32, large, 'center')
  }
  writer.down(58)
}

type Quoted = readonly [label: string, value: string]
