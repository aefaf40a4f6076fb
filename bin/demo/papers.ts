import { formatFraction, isWhole } from '../../domain/register/fraction.ts'
import type { Fraction } from '../../domain/register/fraction.ts'
import { instantOf, localDateAt } from '../../domain/time.ts'
import { KINDS } from '../../domain/transaction/kinds.ts'
import { DOCUMENTS } from '../../domain/transaction/kinds/asking.ts'
import type { AskedDocument } from '../../domain/transaction/kinds/asking.ts'
import type { PartyRole } from '../../domain/transaction/party.ts'
import { partiesAs } from '../../domain/transaction/sides.ts'
import type { Terms } from '../../domain/transaction/terms.ts'
import { fictionalRegister } from '../../sandbox/fiction/register.ts'
import { newCanvas, newPage, saveCanvas } from '../../signatures/draw/document.ts'
import { drawDeed } from '../../signatures/draw/deed.ts'
import type { DeedData, DeedParty } from '../../signatures/draw/deed-data.ts'
import { INK } from '../../signatures/draw/palette.ts'
import { drawLine } from '../../signatures/draw/text.ts'
import { signPdf } from '../../signatures/sign/sign-pdf.ts'
import type { DemoWorld } from './world.ts'

/** A page that stands for a document asked for, and names whom it is asked of. */
export async function drawPaper(
  { faces }: Pick<DemoWorld, 'faces'>,
  asked: AskedDocument,
): Promise<Uint8Array> {
  const title = DOCUMENTS[asked.document].fr
  const facts = { title, author: 'Démonstration', subject: 'Fiction', at: instantOf(new Date()) }
  const canvas = await newCanvas(facts, faces, asked)
  const page = newPage(canvas)
  drawLine(page, title, 64, 760, { font: canvas.fonts.bold, size: 18, color: INK })
  if (asked.party !== null) {
    const { name, id } = asked.party
    drawLine(page, `${name}   ${id}`, 64, 720, { font: canvas.fonts.regular, size: 13, color: INK })
  }
  return saveCanvas(canvas)
}

/** The deed as the notary's office would draw it, signed with his key. */
export async function drawSignedDeed(
  { signer, notaryName, faces }: Pick<DemoWorld, 'signer' | 'notaryName' | 'faces'>,
  terms: Terms,
): Promise<Uint8Array> {
  const at = instantOf(new Date())
  const drawn = await drawDeed({ ...deedData(notaryName, terms), at, date: localDateAt(at) }, faces)
  return signPdf(drawn, signer, { at, reason: 'Acte authentique' })
}

/** What the terms do not say is the same in every deed of the fiction. */
function deedData(notaryName: string, terms: Terms): Omit<DeedData, 'at' | 'date'> {
  const record = fictionalRegister().find(({ parcel }) => parcel.pin === terms.pin) ?? fictionalRegister()[0]
  if (record === undefined) throw new Error('The fictional register is empty')
  const { parcel, title } = record
  const registered = localDateAt(title.registeredAt)
  return {
    repertory: `2026/${terms.pin.slice(-4)}`,
    notary: { name: notaryName, office: '1, ruelle des Flamboyants, Port-Louis' },
    place: 'Port-Louis',
    kind: terms.kind,
    roles: KINDS[terms.kind].roles.map(({ role }) => ({ role, people: peopleAs(terms, role) })),
    parcel: {
      pin: terms.pin,
      place: `${parcel.locality}, ${parcel.district}`,
      district: parcel.district,
      extentSquareMetres: parcel.extent,
      description: 'un terrain nu',
      survey: {
        surveyor: 'Goyavier Merle-des-Îles',
        date: registered,
        reference: `LS/77/${parcel.pin.slice(-4)}`,
      },
    },
    origin: {
      notary: notaryName,
      date: registered,
      volume: `${title.transcription.volume} No ${title.transcription.number}`,
    },
    ...(terms.diedOn === undefined ? {} : { diedOn: terms.diedOn }),
    price: terms.price,
  }
}

const STANDING = {
  profession: 'jardinier',
  address: '7, avenue des Filaos, Belle-Lisière',
  maritalStatus: 'célibataire',
}

function peopleAs(terms: Terms, role: PartyRole): readonly DeedParty[] {
  return partiesAs(terms, role).map(({ name, id, share, marriage }) => ({
    ...{ ...STANDING, name, nic: id },
    share: share === null ? 'la totalité de ses droits' : inWords(share),
    ...(marriage === null ? {} : { maritalStatus: `marié, ${REGIMES[marriage.regime]}` }),
  }))
}

const REGIMES = { community: 'régime légal de communauté', separation: 'séparation de biens' } as const

function inWords(share: Fraction): string {
  return isWhole(share) ? 'la totalité' : formatFraction(share)
}
