import type { DeclaredParty, DeclaredTerms } from '../../api/terms.ts'
import { purchaserNic, vendorNic } from '../domain/sample.ts'
import type { Answered, Town } from './town.ts'

/** The vendor of that sale, or somebody else. */
export function declaredParty(change: Partial<DeclaredParty>): DeclaredParty {
  const vendor = { role: 'vendor', id: vendorNic, name: 'Latanier ARAUCARIA' } as const
  return { ...vendor, citizen: true, share: null, marriage: null, cannotSign: null, ...change }
}

/** A sound sale as a notary's program declares it. */
export function declaredSale(pin: string, change: Partial<DeclaredTerms> = {}): DeclaredTerms {
  return {
    kind: 'sale',
    pin,
    counterpart: null,
    parties: [
      declaredParty({}),
      declaredParty({ role: 'purchaser', id: purchaserNic, name: 'Filao CASUARINA', share: '1' }),
    ],
    price: 800_000_000,
    deedDate: '2026-11-23',
    diedOn: null,
    order: null,
    right: 'ownership',
    refersTo: null,
    condition: null,
    declarations: [],
    ...change,
  }
}

/** A small PDF of its own. */
export function pdfOf(words: string): Uint8Array {
  return Buffer.from(`%PDF-1.7\n% ${words}\n%%EOF\n`)
}

export const NOTARY = 'notary-1'
export const OTHER_NOTARY = 'notary-2'
export const OFFICER = 'officer-1'

export async function open(town: Town, as = NOTARY): Promise<string> {
  const pin = await town.world.parcel()
  const { body } = await town.ask('POST', '/v1/transactions', { as, json: declaredSale(pin) })
  return body.transactionId
}

export function upload(town: Town, id: string, slot: string, words: string): Promise<Answered> {
  return town.ask('PUT', `/v1/transactions/${id}/documents/${slot}`, { as: NOTARY, pdf: pdfOf(words) })
}

/** Every document uploaded and accepted. */
export async function file(town: Town, id: string): Promise<void> {
  for (const slot of ['deed', 'vendor-identity', 'purchaser-identity']) {
    const { body } = await upload(town, id, slot, `the ${slot} of ${id}`)
    const path = `/v1/transactions/${id}/documents/${body.documentId}/acceptance`
    await town.ask('POST', path, { as: NOTARY, json: { accepted: true } })
  }
}

/** Lodged, examined, its notice issued. */
export async function lodged(town: Town): Promise<string> {
  const id = await open(town)
  await file(town, id)
  await town.ask('POST', `/v1/transactions/${id}/lodgement`, { as: NOTARY })
  return id
}
