import type { Cents } from '../../domain/money.ts'
import type { Instant, LocalDate } from '../../domain/time.ts'
import type { PartyRole } from '../../domain/transaction/party.ts'
import type { Kind } from '../../domain/transaction/terms.ts'

/** A person as a Mauritian deed describes one. */
export interface DeedParty {
  /** First names, then the surname in capitals. */
  readonly name: string
  /** NIC, or the BRN of a company. */
  readonly nic: string
  readonly profession: string
  readonly address: string
  /** `célibataire`, `marié sous le régime légal de communauté`, … */
  readonly maritalStatus: string
  /** Of what is bought or sold: `1/2`, `la totalité`. */
  readonly share: string
}

/** The people who have one part in the deed. */
export interface DeedRole {
  readonly role: PartyRole
  readonly people: readonly DeedParty[]
}

interface DeedParcel {
  readonly pin: string
  /** `Les Mimosas, Moka`. */
  readonly place: string
  readonly district: string
  readonly extentSquareMetres: number
  /** `un terrain nu`, `un terrain portant une maison`, … */
  readonly description: string
  readonly survey: { readonly surveyor: string; readonly date: LocalDate; readonly reference: string }
}

/** How the vendor came by the land: the chain of title that the register must confirm. */
interface OriginOfTitle {
  readonly notary: string
  readonly date: LocalDate
  readonly volume: string
}

/** What a deed says. Whoever fills it in names no real person. */
export interface DeedData {
  /** The notary's own running number. */
  readonly repertory: string
  readonly notary: { readonly name: string; readonly office: string }
  readonly place: string
  readonly date: LocalDate
  /** Stands as the file's creation date. */
  readonly at: Instant
  readonly kind: Kind
  /** In the order of the deed. */
  readonly roles: readonly DeedRole[]
  readonly parcel: DeedParcel
  readonly origin: OriginOfTitle
  /** When the deceased of a succession died. */
  readonly diedOn?: LocalDate
  /** The price, declared value or sum secured; null where the kind has none. */
  readonly price: Cents | null
}
