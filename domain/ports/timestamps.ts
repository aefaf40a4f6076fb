/** A timestamping authority (RFC 3161). It sees a hash and never the document. */
export interface TimestampAuthority {
  /**
   * A DER TimeStampToken over that SHA-256, as it was received and checked to be the answer to this very
   * question. Whether its signer is trusted is for the verifier to say.
   */
  stamp(sha256: Uint8Array): Promise<Uint8Array>
}
