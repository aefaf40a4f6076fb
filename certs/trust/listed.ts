import type { Instant } from '../../domain/time.ts'
import type { TrustService } from './trust.ts'

/** An authority on the list, and where our own collection asks for the status of what it issued. */
export interface ListedAuthority {
  readonly name: string
  /** DER. */
  readonly certificate: Uint8Array
  /** Of the CRL that this authority issues, http or https; null when there is none. */
  readonly crlUrl: string | null
  /** Of the OCSP responder for what it issued. */
  readonly ocspUrl: string | null
}

/** A service that is trusted for a time; null means since ever, or with no known end. */
export interface ListedService extends ListedAuthority {
  readonly service: TrustService
  readonly validFrom: Instant | null
  readonly validUntil: Instant | null
}

/** One version of the list of whom we trust, after the trusted lists of ETSI TS 119 612 but in JSON. */
export interface TrustList {
  readonly id: string
  /** Counts up from 1. */
  readonly version: number
  readonly issuedAt: Instant
  /** When the next version is due at the latest; from then on this one is not relied on for new verdicts. */
  readonly nextUpdate: Instant
  readonly services: readonly ListedService[]
  /** Trusted for nothing: they help to build chains, and say where the status of what they issued is. */
  readonly intermediates: readonly ListedAuthority[]
}
