import type { Bilingual } from './certificate-data.ts'
import { LEFT, MIDDLE, RIGHT, rule } from './certificate-frame.ts'
import { ROW, type CertificateWriter } from './certificate-writer.ts'
import { GREY, INK } from './palette.ts'
import { drawLine, wrap } from './text.ts'

interface Foot {
  readonly declaration: Bilingual
  /** Of the deed, in hex. */
  readonly sha256: string
  /** The address where anyone can check this document. */
  readonly verifyAt: string
}

/** Always in the same place, at the foot of the last page: what is declared, and how anyone can check it. */
export function drawFoot(writer: CertificateWriter, { declaration, sha256, verifyAt }: Foot): void {
  const page = writer.page()
  const { fonts } = writer.canvas
  const { value, gloss } = writer.styles
  drawLine(page, declaration.fr, MIDDLE, 136, value, 'center')
  drawLine(page, declaration.en, MIDDLE, 136 - ROW, gloss, 'center')
  rule(page, 109)
  const small = { font: fonts.bold, size: 8, color: GREY, tracking: 0.9 }
  drawLine(page, 'EMPREINTE SHA-256 DE L’ACTE · SHA-256 OF THE DEED', LEFT, 96, small)
  const digits = { font: fonts.regular, size: 9.2, color: INK, tracking: 0.75 }
  const [first = '', second = ''] = [sha256.slice(0, 32), sha256.slice(32)].map(inGroups)
  drawLine(page, first, LEFT, 82, digits)
  drawLine(page, second, LEFT, 69, digits)
  drawLine(page, 'VÉRIFIER · VERIFY', RIGHT, 96, small, 'right')
  for (const [i, line] of wrap(verifyAt, { ...digits, tracking: 0 }, 190)
    .slice(0, 2)
    .entries()) {
    drawLine(page, line, RIGHT, 82 - i * 13, { ...digits, tracking: 0 }, 'right')
  }
  const sealed =
    'Scellé électroniquement par le Registrar-General / Sealed electronically by the Registrar-General'
  drawLine(page, sealed, MIDDLE, 44, { ...gloss, size: 8.5 }, 'center')
}

function inGroups(hex: string): string {
  return hex.replace(/(.{8})(?=.)/g, '$1 ')
}
