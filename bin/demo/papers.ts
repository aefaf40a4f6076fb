import { PDFDocument, StandardFonts } from 'pdf-lib'
import { instantOf } from '../../domain/time.ts'
import type { Sale } from '../../domain/transaction/sale.ts'
import { signPdf } from '../../signatures/sign/sign-pdf.ts'
import type { DemoWorld } from './world.ts'

export async function drawIdentityPaper(of: 'vendor' | 'purchaser', sale: Sale): Promise<Uint8Array> {
  const people = of === 'vendor' ? sale.vendors : sale.purchasers
  return simple(people.map((p) => p.nic))
}

export async function drawSignedDeed(
  world: Pick<DemoWorld, 'signer' | 'notaryName'>,
  sale: Sale,
): Promise<Uint8Array> {
  return signPdf(await simple([JSON.stringify(sale.pin), String(Math.random())]), world.signer, {
    at: instantOf(new Date()),
  })
}

export async function simple(lines: readonly string[]): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  const page = document.addPage()
  const font = await document.embedFont(StandardFonts.Helvetica)
  lines.forEach((line, i) => {
    page.drawText(line, { x: 50, y: 700 - i * 20, size: 12, font })
  })
  return document.save({ useObjectStreams: false })
}
