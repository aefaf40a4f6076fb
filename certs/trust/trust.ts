import type { Instant } from '../../domain/time.ts'

/** What an anchor may vouch for: certificates of signers, or timestamps (ETSI TS 119 612 5.5.1: CA, TSA). */
export type TrustService = 'CA' | 'TSA'

/** A service that we trust for a time, and not before or after it (T2). */
export interface TrustAnchor {
  /** DER. */
  readonly certificate: Uint8Array
  readonly service: TrustService
  /** null: since ever. */
  readonly validFrom: Instant | null
  /** The first moment at which it is trusted no more; null while no end is known. */
  readonly validUntil: Instant | null
}

/** Whom we trust: one version of a trust list. */
export interface Trust {
  readonly list: { readonly id: string; readonly version: string }
  readonly anchors: readonly TrustAnchor[]
  /** Help to build chains, DER; trusted for nothing. */
  readonly intermediates: readonly Uint8Array[]
}

/** A list of certificates that are trusted for everything and for ever, as somebody configured them by hand. */
export function configuredTrust(
  certificates: readonly Uint8Array[],
  intermediates: readonly Uint8Array[] = [],
): Trust {
  const services = ['CA', 'TSA'] as const
  return {
    list: { id: 'configured-anchors', version: '1' },
    anchors: services.flatMap((service) =>
      certificates.map((certificate) => ({ certificate, service, validFrom: null, validUntil: null })),
    ),
    intermediates,
  }
}
