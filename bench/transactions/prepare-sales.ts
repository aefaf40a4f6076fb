import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { drawPaper, drawSignedDeed } from '../../bin/demo/papers.ts'
import type { DemoWorld } from '../../bin/demo/world.ts'
import { drawingFaces } from '../../bin/process/fonts.ts'
import { openPkcs12 } from '../../certs/authority/pkcs12.ts'
import { transactionIdFrom } from '../../domain/ids.ts'
import type { Pin } from '../../domain/ids.ts'
import { cents } from '../../domain/money.ts'
import type { ParcelRecord } from '../../domain/register/title.ts'
import { instantOf, localDateAt } from '../../domain/time.ts'
import type { DocumentRef } from '../../domain/transaction/document.ts'
import { askedOf } from '../../domain/transaction/kinds.ts'
import type { DocumentSlot } from '../../domain/transaction/kinds/asking.ts'
import type { Terms } from '../../domain/transaction/terms.ts'
import { owner } from '../../sandbox/fiction/owners.ts'
import { fictionalRegister } from '../../sandbox/fiction/register.ts'
import { saleTerms } from '../../sandbox/fiction/sale-terms.ts'
import { signerFromKey } from '../../signatures/sign/signer-from-key.ts'
import type { PreparedSale } from './real-sale.ts'
import type { Setting } from './setting.ts'

/** `count` parcels of their own, each with a signed deed and its papers in the vault. */
export async function prepareSales(setting: Setting, count: number): Promise<readonly PreparedSale[]> {
  const [notary] = setting.authority.notaries
  const [model] = fictionalRegister()
  if (notary === undefined || model === undefined) throw new Error('The fiction has no notary or no parcel')
  const { privateKey, certificate, chain } = openPkcs12(await readFile(notary.pkcs12Path), notary.password)
  const signer = signerFromKey(privateKey, certificate, chain)
  const office = { signer, notaryName: notary.id, faces: await drawingFaces() }
  const records = Array.from({ length: count }, (_, i) => parcelLike(model, i))
  await setting.stores.register.import(records)

  const prepared: PreparedSale[] = []
  for (const record of records) {
    const sale = saleOf(record)
    prepared.push({
      id: transactionIdFrom(randomBytes(12)),
      actor: { id: notary.id, role: 'notary' },
      sale,
      documents: await storeDocuments(setting, office, sale),
    })
  }
  return prepared
}

const FIRST_PIN = 100_000_000

function parcelLike({ parcel, title }: ParcelRecord, index: number): ParcelRecord {
  const pin = String(FIRST_PIN + index) as Pin
  return { parcel: { ...parcel, pin }, title: { ...title, pin }, encumbrances: [] }
}

type Office = Pick<DemoWorld, 'signer' | 'notaryName' | 'faces'>

/** Every document that the sale asks for, in the vault. */
async function storeDocuments(
  { vault }: Setting,
  office: Office,
  terms: Terms,
): Promise<PreparedSale['documents']> {
  const documents: [DocumentSlot, DocumentRef][] = []
  for (const asked of askedOf(terms)) {
    const drawn = await (asked.document === 'deed' ? drawSignedDeed(office, terms) : drawPaper(office, asked))
    documents.push([asked.slot, await vault.putBytes(drawn)])
  }
  return Object.fromEntries(documents)
}

function saleOf({ parcel, title }: ParcelRecord): Terms {
  return saleTerms({
    pin: parcel.pin,
    vendors: title.holders,
    purchaser: { id: owner(70).nic, name: owner(70).name },
    price: cents(title.price ?? 100_000_000),
    deedDate: localDateAt(instantOf(new Date())),
  })
}
