/**
 * What was collected outside the file for one verdict, all DER and exactly as it was fetched. Stored under its
 * hash beside the verdict, so that the verdict can be recomputed.
 */
export interface EvidenceSet {
  /** Help to build chains; trusted for nothing. */
  readonly certificates: readonly Uint8Array[]
  /** RFC 5280 5. */
  readonly crls: readonly Uint8Array[]
  /** RFC 6960 4.2. */
  readonly ocspResponses: readonly Uint8Array[]
  /** Timestamp tokens (RFC 3161) of this office over the SHA-256 of the whole file, taken when it came in. */
  readonly receipts: readonly Uint8Array[]
}

export const NO_EVIDENCE: EvidenceSet = { certificates: [], crls: [], ocspResponses: [], receipts: [] }
