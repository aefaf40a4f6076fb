import type { Nic, PersonId } from '../ids.ts'
import type { Fraction } from '../register/fraction.ts'
import type { Bilingual } from './bilingual.ts'

/** Every part that a person can have in a transaction, with its name on screen and on paper. */
export const PARTY_ROLES = {
  vendor: { en: 'Vendor', fr: 'Vendeur' },
  purchaser: { en: 'Purchaser', fr: 'Acquéreur' },
  donor: { en: 'Donor', fr: 'Donateur' },
  donee: { en: 'Donee', fr: 'Donataire' },
  exchanger: { en: 'Exchanger of the first parcel', fr: 'Échangiste de la première parcelle' },
  'counter-exchanger': { en: 'Exchanger of the other parcel', fr: 'Échangiste de l’autre parcelle' },
  sharer: { en: 'Co-owner who divides', fr: 'Copartageant' },
  allottee: { en: 'Allottee', fr: 'Attributaire' },
  deceased: { en: 'Deceased', fr: 'Défunt' },
  heir: { en: 'Heir', fr: 'Héritier' },
  promisor: { en: 'Promisor', fr: 'Promettant' },
  beneficiary: { en: 'Beneficiary of the promise', fr: 'Bénéficiaire de la promesse' },
  transferor: { en: 'Transferor of the lease', fr: 'Cédant du bail' },
  transferee: { en: 'Transferee of the lease', fr: 'Cessionnaire du bail' },
  mortgagor: { en: 'Mortgagor', fr: 'Constituant' },
  creditor: { en: 'Creditor', fr: 'Créancier' },
  debtor: { en: 'Debtor', fr: 'Débiteur saisi' },
  occupier: { en: 'Occupier', fr: 'Possesseur' },
  witness: { en: 'Witness', fr: 'Témoin' },
  holder: { en: 'Holder of the title', fr: 'Titulaire' },
} as const satisfies Readonly<Record<string, Bilingual>>

export type PartyRole = keyof typeof PARTY_ROLES

export function isPartyRole(text: string): text is PartyRole {
  return Object.hasOwn(PARTY_ROLES, text)
}

/** Whose property a married person's land becomes: the couple's, or his own. */
export interface Marriage {
  readonly regime: 'community' | 'separation'
  readonly spouse: { readonly id: Nic; readonly name: string }
}

/** One person in one part. Who has two parts in a deed, as when co-owners divide, is in it twice. */
export interface Party {
  readonly role: PartyRole
  /** A company is known by its BRN. */
  readonly id: PersonId
  readonly name: string
  /** Of a company: not controlled by non-citizens. */
  readonly citizen: boolean
  /** His part of what passes; all the shares of one role make one. Null in a role that receives nothing. */
  readonly share: Fraction | null
  readonly marriage: Marriage | null
  /** Why he cannot sign, as the notary states it in the deed; null when he signs. */
  readonly cannotSign: string | null
}
