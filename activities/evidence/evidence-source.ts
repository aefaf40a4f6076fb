import type { GatheredRefs } from '../../domain/ports.ts'
import type { EvidenceSet } from '../../signatures/evidence-set.ts'
import type { DocumentVerdict, SignatureVerdict } from '../../signatures/verdict.ts'
import type { CurrentCrl, KeptCrl } from './crl-cache.ts'
import type { Report } from '../report.ts'
import type { Keep } from './keeper.ts'
import type { RevocationPoint, TrustInForce, TrustSource } from './trust-source.ts'

/** What a document can be judged with, and where each piece is kept. */
export interface Gathered {
  readonly inForce: TrustInForce
  readonly evidence: Omit<EvidenceSet, 'receipts'>
  readonly refs: GatheredRefs
}

/** Those of a verdict who signed or stamped. */
export type Signers = Pick<DocumentVerdict, 'signatures' | 'timestamps' | 'receipts'>

/** The only part of judging that asks anybody anything; it asks those whom the trust list names. */
export interface EvidenceSource {
  /** Whom we trust, and the current revocation lists of all of them. Throws a fault while no trust list is in force. */
  readonly gather: () => Promise<Gathered>
  /**
   * The same with an answer for each certificate of the verdict that no revocation list covers (RFC 6960); null
   * when nothing more is to be had.
   */
  readonly askMore: (gathered: Gathered, verdict: Signers) => Promise<Gathered | null>
}

/** One certificate of a verdict that nothing covers yet, and who can answer for it. */
export interface Uncovered {
  /** In hexadecimal. */
  readonly serial: string
  readonly point: RevocationPoint & { readonly ocspUrl: string }
}

export interface EvidenceSourceDeps {
  readonly trust: TrustSource
  readonly currentCrl: CurrentCrl
  /** Asks one responder about one certificate; throws when it does not answer. */
  readonly askOcsp: (uncovered: Uncovered) => Promise<Uint8Array>
  readonly keep: Keep
  readonly report: Report
  /** SHA-256 of a certificate, as verdicts name it. */
  readonly sha256Of: (certificate: Uint8Array) => string
}

export function createEvidenceSource(deps: EvidenceSourceDeps): EvidenceSource {
  const { trust, currentCrl, keep } = deps
  return {
    async gather() {
      const inForce = await trust()
      const urls = inForce.points.flatMap(({ crlUrl }) => (crlUrl === null ? [] : [crlUrl]))
      const crls = await Promise.all([...new Set(urls)].map(currentCrl))
      const current = crls.filter((crl): crl is KeptCrl => crl !== null)
      return {
        inForce,
        evidence: { certificates: [], crls: current.map(({ bytes }) => bytes), ocspResponses: [] },
        refs: { certificates: [], crls: current.map(({ ref }) => ref), ocspResponses: [] },
      }
    },
    async askMore({ inForce, evidence, refs }, verdict) {
      const uncovered = uncoveredIn(verdict, inForce, deps.sha256Of)
      const answers = await Promise.all(uncovered.map((one) => answerTo(one, deps)))
      const got = answers.filter((answer) => answer !== null)
      if (got.length === 0) return null
      const kept = await Promise.all(got.map(keep))
      return {
        inForce,
        evidence: { ...evidence, ocspResponses: [...evidence.ocspResponses, ...got] },
        refs: { ...refs, ocspResponses: [...refs.ocspResponses, ...kept] },
      }
    },
  }
}

async function answerTo(
  uncovered: Uncovered,
  { askOcsp, report }: EvidenceSourceDeps,
): Promise<Uint8Array | null> {
  try {
    return await askOcsp(uncovered)
  } catch (error) {
    report('a responder does not answer', { url: uncovered.point.ocspUrl, err: error })
    return null
  }
}

type Chain = Pick<SignatureVerdict, 'signer' | 'path' | 'revocation'>

/** Those who signed or stamped, whose revocation is unknown, and whose issuer has a responder on our list. */
function uncoveredIn(
  verdict: Signers,
  { points }: TrustInForce,
  sha256Of: EvidenceSourceDeps['sha256Of'],
): readonly Uncovered[] {
  const found = chainsIn(verdict).flatMap(({ signer, path, revocation }): readonly Uncovered[] => {
    if (signer === null) return []
    const known = revocation.some((one) => one.certSha256 === signer.certSha256 && one.status !== 'UNKNOWN')
    const point = points.find(({ issuer }) => sha256Of(issuer) === path.certs[1])
    if (known || point?.ocspUrl == null) return []
    return [{ serial: signer.serial, point: { ...point, ocspUrl: point.ocspUrl } }]
  })
  const named = found.map((one): [string, Uncovered] => [`${one.serial} ${one.point.ocspUrl}`, one])
  return [...new Map(named).values()]
}

function chainsIn({ signatures, timestamps, receipts }: Signers): readonly Chain[] {
  const tokens = [
    ...signatures.flatMap((signature) => signature.timestamps),
    ...timestamps.flatMap(({ token }) => token ?? []),
    ...receipts,
  ]
  return [...signatures, ...tokens.map(({ tsa, path, revocation }) => ({ signer: tsa, path, revocation }))]
}
