import type { Certificate } from '../x509/certificate.ts'
import type { Crl } from './crl.ts'
import type { OcspResponse } from './ocsp-response.ts'
import type { Moments } from './reliance.ts'

/** The question about one certificate, with all that may help to answer it. */
export interface Inquiry extends Moments {
  readonly certificate: Certificate
  /** Those above it in its chain: its issuer first, the anchor last. */
  readonly authorities: readonly Certificate[]
  readonly crls: readonly Crl[]
  readonly ocspResponses: readonly OcspResponse[]
  /** Certificates that may have signed evidence, trusted for nothing. */
  readonly pool: readonly Certificate[]
  /** Whether every certificate of another chain, its anchor excepted, is good itself. */
  readonly isGood: (chain: readonly Certificate[]) => boolean
}
