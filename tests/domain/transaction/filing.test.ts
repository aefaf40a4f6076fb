import { expect } from 'chai'
import type { DocumentRequest } from '../../../domain/exchange/asked.ts'
import { parseLocalDate } from '../../../domain/time.ts'
import { unjudgedBy } from '../../../domain/transaction/filing.ts'
import type { Party } from '../../../domain/transaction/party.ts'
import { must } from '../../must.ts'
import { documentOf } from '../../storage/contract/world.ts'
import { at, coOwnerNic, purchaser, sale, vendor } from '../sample.ts'

const request: DocumentRequest = {
  ...{ slot: 'more-1', title: 'Water bill', of: 'vendor', until: null, note: null },
  ...{ askedAt: at, takenBackAt: null },
}
const validUntil = must(parseLocalDate('2026-12-31'))
const accepted = (slot: string) =>
  documentOf(`${slot}-1`, { slot, status: 'accepted', judgedAt: at, validUntil })
const documents = ['deed', 'vendor-identity', 'purchaser-identity', 'more-1'].map(accepted)
const dossier = { stage: 'returned', terms: sale, requests: [request], documents } as const
const unjudged = (parties: readonly Party[], change: Partial<typeof dossier> = {}): readonly string[] =>
  unjudgedBy({ ...sale, parties }, { ...dossier, ...change }).map(({ documentId }) => documentId)
const another = { ...vendor, id: coOwnerNic }

describe('what the notary has to judge anew after a correction', () => {
  it('is everything that is asked of another person now, by the law or by himself', () => {
    expect(unjudged([another, purchaser])).to.deep.equal(['vendor-identity-1', 'more-1-1'])
    const [document] = unjudgedBy({ ...sale, parties: [another, purchaser] }, dossier)
    expect(document).to.deep.include({ status: 'uploaded', judgedAt: null, validUntil: null })
  })

  it('is the newest version alone, and none that he has still to judge', () => {
    const newer = { ...accepted('vendor-identity'), documentId: 'vendor-identity-2', version: 2 }
    const refused = { ...newer, status: 'refused', reason: 'illegible' } as const
    expect(unjudged([another, purchaser], { documents: [...documents, refused] })).to.include(
      newer.documentId,
    )
    const waiting = { ...newer, status: 'uploaded' } as const
    expect(unjudged([another, purchaser], { documents: [...documents, waiting] })).to.deep.equal(['more-1-1'])
  })

  it('is nothing where the same people are asked, whatever else is corrected of them', () => {
    expect(unjudged([{ ...vendor, name: 'Latanier CASUARINA' }, purchaser])).to.deep.equal([])
  })
})
