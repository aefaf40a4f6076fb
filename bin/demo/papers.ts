import { formatFraction, isWhole } from '../../domain/register/fraction.ts'
import type { Fraction } from '../../domain/register/fraction.ts'
import { instantOf, localDateAt } from '../../domain/time.ts'
import type { Sale } from '../../domain/transaction/sale.ts'
import { fictionalRegister } from '../../sandbox/fiction/register.ts'
import { newCanvas, newPage, saveCanvas } from '../../signatures/draw/document.ts'
import { drawDeed } from '../../signatures/draw/deed.ts'
import type { DeedData, DeedParty } from '../../signatures/draw/deed-data.ts'
import { INK } from '../../signatures/draw/palette.ts'
import { drawLine } from '../../signatures/draw/text.ts'
import { signPdf } from '../../signatures/sign/sign-pdf.ts'
import type { DemoWorld } from './world.ts'

/** A page that stands for the copies of the identity cards of one side of a sale. */
export async function drawIdentityPaper(
  { faces }: Pick<DemoWorld, 'faces'>,
  of: 'vendor' | 'purchaser',
  sale: Sale,
): Promise<Uint8Array> {
  const people = of === 'vendor' ? sale.vendors : sale.purchasers
  const title = of === 'vendor' ? 'Pièces d’identité du vendeur' : 'Pièces d’identité de l’acquéreur'
  const facts = { title, author: 'Démonstration', subject: 'Fiction', at: instantOf(new Date()) }
  const canvas = await newCanvas(facts, faces, people)
  const page = newPage(canvas)
  drawLine(page, title, 64, 760, { font: canvas.fonts.bold, size: 18, color: INK })
  for (const [i, { name, nic }] of people.entries()) {
    drawLine(page, `${name}   ${nic}`, 64, 720 - i * 22, { font: canvas.fonts.regular, size: 13, color: INK })
  }
  return saveCanvas(canvas)
}

/** The deed of a sale as the notary's office would draw it, signed with his key. */
export async function drawSignedDeed(
  { signer, notaryName, faces }: Pick<DemoWorld, 'signer' | 'notaryName' | 'faces'>,
  sale: Sale,
): Promise<Uint8Array> {
  const at = instantOf(new Date())
  const drawn = await drawDeed({ ...deedData(notaryName, sale), at, date: localDateAt(at) }, faces)
  return signPdf(drawn, signer, { at, reason: 'Acte authentique' })
}

/** What the terms do not say is the same in every deed of the fiction. */
function deedData(notaryName: string, sale: Sale): Omit<DeedData, 'at' | 'date'> {
  const record = fictionalRegister().find(({ parcel }) => parcel.pin === sale.pin) ?? fictionalRegister()[0]
  if (record === undefined) throw new Error('The fictional register is empty')
  const { parcel, title } = record
  const registered = localDateAt(title.registeredAt)
  return {
    repertory: `2026/${sale.pin.slice(-4)}`,
    notary: { name: notaryName, office: '1, ruelle des Flamboyants, Port-Louis' },
    place: 'Port-Louis',
    vendors: sale.vendors.map((vendor) => ({ ...STANDING, ...vendor, share: 'la totalité de ses droits' })),
    purchasers: sale.purchasers.map(({ name, nic, share }): DeedParty => ({
      ...STANDING,
      name,
      nic,
      share: inWords(share),
    })),
    parcel: {
      pin: sale.pin,
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
    price: sale.price,
  }
}

const STANDING = {
  profession: 'jardinier',
  address: '7, avenue des Filaos, Belle-Lisière',
  maritalStatus: 'célibataire',
}

function inWords(share: Fraction): string {
  return isWhole(share) ? 'la totalité' : formatFraction(share)
}
