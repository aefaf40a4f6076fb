/** Whatever a test may read of an answer. Whether it is there, and sound, the answer check has seen before. */
export interface Body {
  readonly code: string
  readonly instance: string
  readonly facts: object
  readonly errors: readonly { readonly field: string }[]
  readonly transactionId: string
  readonly documentId: string
  readonly stage: string
  readonly findings: readonly object[]
  readonly receipt: { readonly number: string }
  readonly receiptDocument: object | null
  readonly transactions: readonly { readonly transactionId: string }[]
  readonly events: readonly { readonly seq: number; readonly event: string }[]
  readonly notices: readonly [
    { readonly noticeId: string; readonly payCode: string | null; readonly payUrl: string | null },
  ]
  readonly payerNames: readonly string[]
  readonly payable: boolean
  readonly checkoutUrl: string
  readonly register: object | null
  readonly verdict: string
  readonly slot: string
  readonly url: string
  readonly link: { readonly linkId: string }
  readonly signatories: readonly {
    readonly turn: number
    readonly role: string | null
    readonly partyId: string | null
    readonly signed: string | null
  }[]
  readonly n: number
  readonly parties: readonly { readonly party: string; readonly contact: object | null }[]
  readonly asked: readonly {
    readonly slot: string
    readonly status: string
    readonly reason: string | null
    readonly documentId: string | null
  }[]
  readonly links: readonly { readonly linkId: string; readonly revokedAt: string | null }[]
  readonly messages: readonly { readonly from: string; readonly text: string; readonly read: boolean }[]
  readonly mayUpload: boolean
}
