import type { CertificateData } from './certificate-data.ts'
import { LEFT, MIDDLE, RIGHT, rule } from './certificate-frame.ts'
import {
  amount,
  centred,
  certificateWriter,
  fact,
  ROW,
  row,
  section,
  type CertificateWriter,
} from './certificate-writer.ts'
import { newCanvas, saveCanvas, type Faces } from './document.ts'
import { inRupees, longDate, longInstant, squareMetres } from './format.ts'
import { sumOf } from '../../domain/money.ts'
import { localDateAt } from '../../domain/time.ts'
import { GOLD, GREY, INK, NAVY } from './palette.ts'
import { drawLine, wrap } from './text.ts'

/**
 * Draws the certificate of registration, A4, French and English, ready to be sealed. The same data give the same
 * bytes.
 */
export async function drawRegistrationCertificate(data: CertificateData, faces: Faces): Promise<Uint8Array> {
  const canvas = await newCanvas(
    {
      title: `Certificat d’enregistrement ${data.transaction}`,
      author: 'Registrar-General’s Department',
      subject: `Transcription ${data.transcription.volume} No ${data.transcription.number}`,
      at: data.registeredAt,
    },
    faces,
    data,
  )
  const writer = certificateWriter(canvas)
  drawTitle(writer)
  drawTranscription(writer, data)
  drawTransaction(writer, data)
  drawParcels(writer, data)
  drawParties(writer, data)
  drawMoney(writer, data)
  drawFoot(writer, data)
  return saveCanvas(canvas)
}

function drawTitle(writer: CertificateWriter): void {
  const { fonts } = writer.canvas
  centred(writer, 'Certificat d’enregistrement', { font: fonts.regular, size: 30, color: NAVY }, 22)
  const english = { font: fonts.italic, size: 14, color: GOLD }
  centred(writer, 'Certificate of registration and transcription', english, 20)
}

/** The one line that later deeds will quote: where the title stands in the register. */
function drawTranscription(
  writer: CertificateWriter,
  { transcription, registeredAt }: CertificateData,
): void {
  const { fonts } = writer.canvas
  const y = writer.room(50)
  const page = writer.page()
  rule(page, y + 4, 0.8)
  rule(page, y - 43, 0.8)
  const small = { font: fonts.bold, size: 8.5, color: GREY, tracking: 1.6 }
  const large = { font: fonts.bold, size: 17, color: INK }
  const columns = [
    ['TRANSCRIPTION', transcription.volume, LEFT + 78],
    ['NUMÉRO · NUMBER', transcription.number, MIDDLE],
    ['DATE', longDate(localDateAt(registeredAt), 'fr'), RIGHT - 78],
  ] as const
  for (const [label, value, x] of columns) {
    drawLine(page, label, x, y - 11, small, 'center')
    drawLine(page, value, x, y - 32, large, 'center')
  }
  writer.down(58)
}

function drawTransaction(writer: CertificateWriter, data: CertificateData): void {
  const { deed, kind, receipt } = data
  section(writer, { fr: 'Transaction', en: 'Transaction' })
  fact(writer, { fr: 'Référence', en: 'Reference' }, data.transaction, true)
  fact(writer, { fr: 'Nature', en: 'Kind' }, `${kind.fr} / ${kind.en}`)
  fact(writer, { fr: 'Acte', en: 'Deed' }, `${longDate(deed.date, 'fr')}, ${deed.notary}`)
  fact(writer, { fr: 'Récépissé', en: 'Receipt' }, `No ${receipt.number}, ${longInstant(receipt.at, 'fr')}`)
}

function drawParcels(writer: CertificateWriter, { parcels }: CertificateData): void {
  section(writer, {
    fr: parcels.length > 1 ? 'Parcelles' : 'Parcelle',
    en: parcels.length > 1 ? 'Parcels' : 'Parcel',
  })
  for (const { pin, location, extentSquareMetres } of parcels) {
    fact(writer, { fr: 'PIN', en: 'Parcel number' }, pin, true)
    fact(writer, { fr: 'Lieu', en: 'Place' }, location)
    fact(writer, { fr: 'Contenance', en: 'Extent' }, squareMetres(extentSquareMetres))
  }
}

function drawParties(writer: CertificateWriter, { parties }: CertificateData): void {
  section(writer, { fr: 'Parties', en: 'Parties' })
  for (const { role, name, identity, share } of parties) {
    row(writer, [
      [`${role.fr} / ${role.en}`, LEFT, 118],
      [name, LEFT + 124, 186],
      [identity, LEFT + 318, 96],
      [share, RIGHT - 46, 46],
    ])
  }
}

function drawMoney(writer: CertificateWriter, { price, duties }: CertificateData): void {
  section(writer, { fr: 'Prix et droits acquittés', en: 'Price and duties paid' })
  amount(writer, { fr: 'Prix', en: 'Price' }, inRupees(price))
  for (const { label, amount: due } of duties) amount(writer, label, inRupees(due))
  const total = sumOf(duties.map(({ amount: due }) => due))
  amount(writer, { fr: 'Total des droits', en: 'Total duties' }, inRupees(total), true)
}

const DECLARATION = {
  fr: 'Le Conservateur des hypothèques certifie que l’acte désigné ci-dessus a été enregistré et transcrit.',
  en: 'The Conservator of Mortgages certifies that the deed described above has been registered and transcribed.',
}

/** Always in the same place, at the foot of the last page: what is certified, and how anyone can check it. */
function drawFoot(writer: CertificateWriter, { deed, verifyAt }: CertificateData): void {
  const page = writer.page()
  const { fonts } = writer.canvas
  const { value, gloss } = writer.styles
  drawLine(page, DECLARATION.fr, MIDDLE, 136, value, 'center')
  drawLine(page, DECLARATION.en, MIDDLE, 136 - ROW, gloss, 'center')
  rule(page, 109)
  const small = { font: fonts.bold, size: 8, color: GREY, tracking: 0.9 }
  drawLine(page, 'EMPREINTE SHA-256 DE L’ACTE · SHA-256 OF THE DEED', LEFT, 96, small)
  const digits = { font: fonts.regular, size: 9.2, color: INK, tracking: 0.75 }
  const [first = '', second = ''] = [deed.sha256.slice(0, 32), deed.sha256.slice(32)].map(inGroups)
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
