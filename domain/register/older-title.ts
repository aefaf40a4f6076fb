import { localDateAt } from '../time.ts'
import type { Encumbrance, Holder, Title } from './title.ts'

/*
 * Titles and encumbrances in the shape that stored facts had while the register knew full ownership alone, and of
 * an encumbrance only that it was there. Read as what they said, and led back to what was hashed.
 */

export interface OlderTitle extends Pick<
  Title,
  'pin' | 'transcription' | 'registeredAt' | 'price' | 'transactionId'
> {
  readonly holders: readonly (Pick<Holder, 'name' | 'share'> & { readonly nic: Holder['id'] })[]
}

export type OlderEncumbrance = Pick<
  Encumbrance,
  'pin' | 'kind' | 'inscription' | 'inscribedOn' | 'beneficiary'
>

export function titleFromOlder({ holders, ...title }: OlderTitle): Title {
  return {
    ...{ ...title, validFrom: localDateAt(title.registeredAt), refersTo: null },
    holders: holders.map(({ nic, name, share }) => ({
      ...{ id: nic, name, share, right: 'full', marriage: null },
    })),
  }
}

export function olderTitleOf({ holders, ...title }: Title): OlderTitle {
  const { pin, transcription, registeredAt, price, transactionId } = title
  return {
    ...{ pin, transcription, registeredAt, price, transactionId },
    holders: holders.map(({ id, name, share }) => ({ nic: id, name, share })),
  }
}

/** Those of one parcel, in the order of their inscription. */
export function encumbrancesFromOlder(older: readonly OlderEncumbrance[]): readonly Encumbrance[] {
  return older.map((one, i) => ({
    ...{ ...one, rank: i + 1, beneficiaryId: null, amount: null, until: null },
    ...{ condition: null, erasedAt: null, erasedBy: null },
  }))
}

export function olderEncumbrancesOf(encumbrances: readonly Encumbrance[]): readonly OlderEncumbrance[] {
  return encumbrances.map(({ pin, kind, inscription, inscribedOn, beneficiary }) => ({
    ...{ pin, kind, inscription, inscribedOn, beneficiary },
  }))
}
