import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { drawIdentityPaper, drawSignedDeed } from '../../bin/demo/papers.ts'
import { drawingFaces } from '../../bin/process/fonts.ts'
import { openPkcs12 } from '../../certs/authority/pkcs12.ts'
import { transactionIdFrom } from '../../domain/ids.ts'
import type { Nic, Pin } from '../../domain/ids.ts'
import { cents } from '../../domain/money.ts'
import { WHOLE } from '../../domain/register/fraction.ts'
import type { ParcelRecord } from '../../domain/register/title.ts'
import { instantOf, localDateAt } from '../../domain/time.ts'
import type { Sale } from '../../domain/transaction/sale.ts'
import { owner } from '../../sandbox/fiction/owners.ts'
import { fictionalRegister } from '../../sandbox/fiction/register.ts'
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
      documents: {
        deed: await setting.vault.putBytes(await drawSignedDeed(office, sale)),
        'vendor-identity': await setting.vault.putBytes(await drawIdentityPaper(office, 'vendor', sale)),
        'purchaser-identity': await setting.vault.putBytes(
          await drawIdentityPaper(office, 'purchaser', sale),
        ),
      },
    })
  }
  return prepared
}

const FIRST_PIN = 100_000_000

function parcelLike({ parcel, title }: ParcelRecord, index: number): ParcelRecord {
  const pin = String(FIRST_PIN + index) as Pin
  return { parcel: { ...parcel, pin }, title: { ...title, pin }, encumbrances: [] }
}

function saleOf({ parcel, title }: ParcelRecord): Sale {
  const buyer = owner(70)
  return {
    kind: 'sale',
    pin: parcel.pin,
    vendors: title.holders.map(({ id, name }) => ({ nic: id as Nic, name })),
    purchasers: [{ nic: buyer.nic, name: buyer.name, share: WHOLE, citizen: true }],
    price: cents(title.price ?? 100_000_000),
    deedDate: localDateAt(instantOf(new Date())),
    firstTimeBuyer: false,
    scheme: false,
  }
}
