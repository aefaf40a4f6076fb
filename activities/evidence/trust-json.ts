import type { Trust, TrustAnchor } from '../../certs/trust/trust.ts'

type Anchor = Omit<TrustAnchor, 'certificate'> & { readonly certificate: string }

/** Whom we trust as plain JSON, certificates in base64. */
export interface TrustJson extends Omit<Trust, 'anchors' | 'intermediates'> {
  readonly anchors: readonly Anchor[]
  readonly intermediates: readonly string[]
}

export function trustToJson({ list, anchors, intermediates }: Trust): TrustJson {
  return {
    list,
    anchors: anchors.map((anchor) => ({ ...anchor, certificate: toBase64(anchor.certificate) })),
    intermediates: intermediates.map(toBase64),
  }
}

/** What `trustToJson` wrote. */
export function trustFromJson({ list, anchors, intermediates }: TrustJson): Trust {
  return {
    list,
    anchors: anchors.map((anchor) => ({ ...anchor, certificate: fromBase64(anchor.certificate) })),
    intermediates: intermediates.map(fromBase64),
  }
}

function toBase64(der: Uint8Array): string {
  return Buffer.from(der).toString('base64')
}

function fromBase64(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'base64'))
}
