/** What is asked of a signed document, beyond what the standards ask of any signature. */
export interface DeedPolicy {
  readonly id: string
  /** Raise it with every change of the rules. */
  readonly version: string
  /** `required`: no signature passes without proof that its certificates were not revoked (T4). */
  readonly revocation: 'required' | 'not-required'
  /** PAdES alone, or also the older form (S6). */
  readonly subFilters: readonly ('ETSI.CAdES.detached' | 'adbe.pkcs7.detached')[]
  /**
   * How the signature must name its certificate (C5): by RFC 5035 alone; or also by its forerunner over SHA-1,
   * and in the older form of signature, which never asked for it, not at all.
   */
  readonly signingCertificate: 'v2' | 'v2-or-older'
  /** What the signer's certificate must be for (T1): to commit its holder, or any kind of signature. */
  readonly keyUsage: 'nonRepudiation' | 'any-signature'
  /** What a prepared forgery would need although nothing is wrong yet (S12): a clerk looks, or it is only told. */
  readonly suspicions: 'review' | 'tell'
  /** What nothing signs and no rule reads: unknown unsigned attributes, certificates that lead nowhere. */
  readonly strayMaterial: 'refuse' | 'tell'
}

/** For deeds that are lodged here. */
export const DEED_POLICY: DeedPolicy = {
  id: 'mu-deed',
  version: '2026-12',
  revocation: 'required',
  subFilters: ['ETSI.CAdES.detached'],
  signingCertificate: 'v2',
  keyUsage: 'nonRepudiation',
  suspicions: 'review',
  strayMaterial: 'refuse',
}

/** For anybody's PDF, judged offline by what the file brings along. */
export const DOCUMENT_POLICY: DeedPolicy = {
  id: 'any-document',
  version: '2026-12',
  revocation: 'required',
  subFilters: ['ETSI.CAdES.detached', 'adbe.pkcs7.detached'],
  signingCertificate: 'v2-or-older',
  keyUsage: 'any-signature',
  suspicions: 'tell',
  strayMaterial: 'tell',
}
