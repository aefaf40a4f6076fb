import { localDateAt, type Instant } from '../../domain/time.ts'
import type { Bilingual } from './certificate-data.ts'
import { drawFoot } from './certificate-foot.ts'
import { drawQuoted, drawTitle } from './certificate-heading.ts'
import {
  centred,
  certificateWriter,
  fact,
  ROW,
  section,
  type CertificateWriter,
} from './certificate-writer.ts'
import { newCanvas, saveCanvas, type Faces } from './document.ts'
import { longDate, longInstant } from './format.ts'

/** Everything that a priority receipt says. No names but the notary's: it may be shown to anyone. */
export interface ReceiptData {
  /** `R-2026-000001`. */
  readonly number: string
  readonly at: Instant
  readonly transaction: string
  readonly kind: Bilingual
  readonly pin: string
  readonly notary: string
  readonly deedSha256: string
  /** The address where anyone can check this document. */
  readonly verifyAt: string
}

/**
 * Draws the priority receipt of a lodged deed, one page of A4, French and English, ready to be sealed. The same data
 * give the same bytes.
 */
export async function drawPriorityReceipt(data: ReceiptData, faces: Faces): Promise<Uint8Array> {
  const canvas = await newCanvas(
    {
      title: `Récépissé de rang ${data.number}`,
      author: 'Registrar-General’s Department',
      subject: `Transaction ${data.transaction}, PIN ${data.pin}`,
      at: data.at,
    },
    faces,
    data,
  )
  const writer = certificateWriter(canvas)
  drawTitle(writer, { fr: 'Récépissé de rang', en: 'Priority receipt' })
  drawQuoted(writer, [
    ['NUMÉRO · NUMBER', data.number],
    ['DATE', longDate(localDateAt(data.at), 'fr')],
    ['PARCELLE · PARCEL', data.pin],
  ])
  drawLodging(writer, data)
  drawEffect(writer)
  drawFoot(writer, { declaration: DECLARATION, sha256: data.deedSha256, verifyAt: data.verifyAt })
  return saveCanvas(canvas)
}

function drawLodging(
  writer: CertificateWriter,
  { number, at, transaction, kind, pin, notary }: ReceiptData,
): void {
  section(writer, { fr: 'Dépôt', en: 'Lodging' })
  fact(writer, { fr: 'Récépissé', en: 'Receipt' }, number, true)
  fact(writer, { fr: 'À Maurice', en: 'In Mauritius' }, longInstant(at, 'fr'), true)
  fact(writer, { fr: 'Temps universel', en: 'UTC' }, at)
  fact(writer, { fr: 'Référence', en: 'Reference' }, transaction)
  fact(writer, { fr: 'Nature', en: 'Kind' }, `${kind.fr} / ${kind.en}`)
  fact(writer, { fr: 'PIN', en: 'Parcel number' }, pin)
  fact(writer, { fr: 'Notaire', en: 'Notary' }, notary)
}

const EFFECT: readonly Bilingual[] = [
  {
    fr: 'Ce récépissé fixe, à l’instant indiqué ci-dessus, le rang de la transaction sur la parcelle désignée.',
    en: 'This receipt fixes, at the instant stated above, the priority of the transaction on the parcel named.',
  },
  {
    fr: 'Il ne vaut pas enregistrement : la propriété ne passe que par l’enregistrement et la transcription de l’acte.',
    en: 'It is not a registration: the title passes only when the deed is registered and transcribed.',
  },
]

function drawEffect(writer: CertificateWriter): void {
  const { value, gloss } = writer.styles
  section(writer, { fr: 'Effet', en: 'Effect' })
  for (const { fr, en } of EFFECT) {
    centred(writer, fr, value, ROW)
    centred(writer, en, gloss, ROW)
    writer.down(6)
  }
}

const DECLARATION: Bilingual = {
  fr: 'Le Registrar-General atteste avoir reçu à cet instant l’acte dont l’empreinte suit.',
  en: 'The Registrar-General attests that the deed with the digest below was received at that instant.',
}
