import type { Cents } from '../../domain/money.ts'
import type { Instant, LocalDate } from '../../domain/time.ts'

/** The same words in both languages of the register. */
export interface Bilingual {
  readonly fr: string
  readonly en: string
}

export interface CertificateParty {
  readonly role: Bilingual
  readonly name: string
  /** As the register shows it: a NIC, or a company's number. */
  readonly identity: string
  /** `1/2`; `–` for whoever gives up his right. */
  readonly share: string
}

interface CertificateParcel {
  readonly pin: string
  readonly location: string
  readonly extentSquareMetres: number
}

/** Everything that a certificate of registration says. */
export interface CertificateData {
  readonly transaction: string
  readonly kind: Bilingual
  readonly registeredAt: Instant
  readonly transcription: { readonly volume: string; readonly number: string }
  readonly receipt: { readonly number: string; readonly at: Instant }
  readonly deed: { readonly sha256: string; readonly date: LocalDate; readonly notary: string }
  /** The court order on which the entry rests; absent where it rests on the deed alone. */
  readonly order?: { readonly court: string; readonly number: string; readonly date: LocalDate }
  readonly parcels: readonly CertificateParcel[]
  readonly parties: readonly CertificateParty[]
  /** What the sum is, and how much; null where the kind has none. */
  readonly sum: { readonly label: Bilingual; readonly amount: Cents } | null
  readonly duties: readonly { readonly label: Bilingual; readonly amount: Cents }[]
  /** The address where anyone can check this document. */
  readonly verifyAt: string
}
