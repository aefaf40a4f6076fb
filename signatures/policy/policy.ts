/** What the office asks of a signed deed, beyond what the standards ask of any signature. */
export interface DeedPolicy {
  readonly id: string
  /** Raise it with every change of the rules. */
  readonly version: string
  /** Names the version of the anchors that the evidence was gathered with. */
  readonly trustList: string
  /** `required`: no signature passes without proof that its certificates were not revoked (T4). */
  readonly revocation: 'required' | 'not-required'
  /** PAdES alone, or also the older form that carries no signing-certificate attribute (S6). */
  readonly subFilters: readonly ('ETSI.CAdES.detached' | 'adbe.pkcs7.detached')[]
}

export const DEED_POLICY: DeedPolicy = {
  id: 'mu-deed',
  version: '2026-11',
  trustList: 'configured-anchors',
  revocation: 'not-required',
  subFilters: ['ETSI.CAdES.detached'],
}
