import type { Bilingual, CertificateData } from './certificate-data.ts'
import { drawFoot } from './certificate-foot.ts'
import { LEFT, RIGHT } from './certificate-frame.ts'
import { drawQuoted, drawTitle } from './certificate-heading.ts'
import {
  amount,
  certificateWriter,
  fact,
  row,
  section,
  type CertificateWriter,
} from './certificate-writer.ts'
import { newCanvas, saveCanvas, type Faces } from './document.ts'
import { inRupees, longDate, longInstant, squareMetres } from './format.ts'
import { sumOf } from '../../domain/money.ts'
import { localDateAt } from '../../domain/time.ts'

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
  drawTitle(writer, {
    fr: 'Certificat d’enregistrement',
    en: 'Certificate of registration and transcription',
  })
  // Where the title stands in the register: the line that later deeds will quote.
  drawQuoted(writer, [
    ['TRANSCRIPTION', data.transcription.volume],
    ['NUMÉRO · NUMBER', data.transcription.number],
    ['DATE', longDate(localDateAt(data.registeredAt), 'fr')],
  ])
  drawTransaction(writer, data)
  drawParcels(writer, data)
  drawParties(writer, data)
  drawMoney(writer, data)
  drawFoot(writer, { declaration: DECLARATION, sha256: data.deed.sha256, verifyAt: data.verifyAt })
  return saveCanvas(canvas)
}

function drawTransaction(writer: CertificateWriter, data: CertificateData): void {
  const { deed, kind, receipt, order } = data
  section(writer, { fr: 'Transaction', en: 'Transaction' })
  fact(writer, { fr: 'Référence', en: 'Reference' }, data.transaction, true)
  fact(writer, { fr: 'Nature', en: 'Kind' }, `${kind.fr} / ${kind.en}`)
  fact(writer, { fr: 'Acte', en: 'Deed' }, `${longDate(deed.date, 'fr')}, ${deed.notary}`)
  if (order !== undefined) {
    const ordered = `${order.court}, No ${order.number}, ${longDate(order.date, 'fr')}`
    fact(writer, { fr: 'Décision de justice', en: 'Court order' }, ordered)
  }
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

function drawMoney(writer: CertificateWriter, { sum, duties }: CertificateData): void {
  section(writer, { fr: 'Prix et droits acquittés', en: 'Price and duties paid' })
  if (sum !== null) amount(writer, sum.label, inRupees(sum.amount))
  for (const { label, amount: due } of duties) amount(writer, label, inRupees(due))
  const total = sumOf(duties.map(({ amount: due }) => due))
  amount(writer, { fr: 'Total des droits', en: 'Total duties' }, inRupees(total), true)
}

const DECLARATION: Bilingual = {
  fr: 'Le Conservateur des hypothèques certifie que l’acte désigné ci-dessus a été enregistré et transcrit.',
  en: 'The Conservator of Mortgages certifies that the deed described above has been registered and transcribed.',
}
