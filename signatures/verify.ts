import type { CheckFinding } from '../certs/finding.ts'
import type { Trust } from '../certs/trust/trust.ts'
import type { HashName } from '../certs/x509/algorithm.ts'
import type { Certificate } from '../certs/x509/certificate.ts'
import { parseCertificate } from '../certs/x509/parse-certificate.ts'
import { buildPath } from '../certs/x509/path.ts'
import type { PathResult } from '../certs/x509/path-result.ts'
import type { Instant } from '../domain/time.ts'
import type { CmsEvidence } from './cms/evidence.ts'
import { parseSignedData } from './cms/parse-signed-data.ts'
import { CmsStructureError } from './cms/structure-error.ts'
import { verifySignedData } from './cms/verify-signed-data.ts'
import type { DocumentEvidence, SignatureEvidence } from './evidence.ts'
import type { EvidenceSet } from './evidence-set.ts'
import { changesSince, type ChangesAfter } from './pdf/changes.ts'
import { digestsOf } from './pdf/digests.ts'
import { PdfStructureError } from './pdf/error.ts'
import { findHazards } from './pdf/hazards.ts'
import { findPrepared } from './pdf/prepared.ts'
import { readRevisions, type RevisionMap } from './pdf/revisions.ts'
import type { SignatureSlot } from './pdf/slot.ts'
import { readSlots } from './pdf/slots.ts'
import { judgeDocument } from './policy/deed.ts'
import type { DeedPolicy } from './policy/policy.ts'
import type { DocumentFacts, DocumentVerdict } from './verdict.ts'

/** All that a verdict depends on beside the file's bytes. */
export interface Question {
  readonly trust: Trust
  readonly evidence: EvidenceSet
  readonly policy: DeedPolicy
  /** When we look. */
  readonly at: Instant
}

/**
 * Looks at a file and reports what its signatures show, judging nothing. Never throws because of the file: what
 * cannot be read becomes a finding with its place.
 * @throws DerError when a certificate of `trust` or `evidence` cannot be read
 */
export function gatherEvidence(
  bytes: Uint8Array,
  { trust, evidence, at }: Pick<Question, 'trust' | 'evidence' | 'at'>,
): DocumentEvidence {
  const anchors = trust.anchors
    .filter(({ service }) => service === 'CA')
    .map(({ certificate }) => parseCertificate(certificate))
  const pool = [...trust.intermediates, ...evidence.certificates]
  const intermediates = pool.map((der) => parseCertificate(der))
  const digests = digestsOf(bytes)
  // The whole file is hashed last, when the signatures have hashed most of it already.
  const facts = (revisions: number): DocumentFacts => ({
    sha256: digests.ofFile(),
    bytes: bytes.length,
    revisions,
  })
  try {
    const map = readRevisions(bytes, digests)
    const { slots, findings } = readSlots(map)
    const seen = {
      structure: [...findings, ...findHazards(map), ...findPrepared(map)],
      signatures: slots
        .filter(({ kind }) => kind === 'signature')
        .map((slot) => seeSignature(map, slot, { anchors, intermediates, at })),
      timestamps: slots
        .filter(({ kind }) => kind === 'timestamp')
        .map((slot) => ({ slot, ...seeChanges(map, slot) })),
    }
    return { ...seen, document: facts(map.revisions.length) }
  } catch (error) {
    return { document: facts(0), structure: [findingFor(error)], signatures: [], timestamps: [] }
  }
}

/** Gathers the evidence and judges it: the verdict on a signed deed. Never throws because of the file. */
export function verifyDocument(bytes: Uint8Array, question: Question): DocumentVerdict {
  return judgeDocument(gatherEvidence(bytes, question), question.policy, question.at)
}

interface Surroundings {
  readonly anchors: readonly Certificate[]
  readonly intermediates: readonly Certificate[]
  readonly at: Instant
}

function seeSignature(map: RevisionMap, slot: SignatureSlot, around: Surroundings): SignatureEvidence {
  const { changesAfter, findings } = seeChanges(map, slot)
  const { cms, path, failure } = seeCms(map, slot, around)
  return {
    slot,
    changesAfter,
    cms,
    path,
    findings: failure === undefined ? findings : [...findings, failure],
  }
}

function seeChanges(
  map: RevisionMap,
  slot: SignatureSlot,
): { readonly changesAfter: ChangesAfter | null; readonly findings: readonly CheckFinding[] } {
  try {
    return { changesAfter: changesSince(map, slot.revision), findings: [] }
  } catch (error) {
    return { changesAfter: null, findings: [findingFor(error)] }
  }
}

interface CmsSeen {
  readonly cms: CmsEvidence | null
  readonly path: PathResult | null
  readonly failure?: CheckFinding
}

function seeCms(map: RevisionMap, slot: SignatureSlot, around: Surroundings): CmsSeen {
  const { contents, byteRange } = slot
  if (contents === null || byteRange === null) return { cms: null, path: null }
  const digestOf = (hash: HashName): Uint8Array => map.digests.ofRanges(byteRange, hash)
  try {
    const cms = verifySignedData(parseSignedData(contents), digestOf)
    return { cms, path: pathFor(cms, around) }
  } catch (error) {
    return { cms: null, path: null, failure: { ...findingFor(error), at: placeOf(slot) } }
  }
}

/** A deed is signed to commit its signer, which RFC 5280 calls nonRepudiation (T1). */
function pathFor(cms: CmsEvidence, { anchors, intermediates, at }: Surroundings): PathResult | null {
  if (cms.signer === null) return null
  const pool = [...cms.certificates, ...intermediates]
  return buildPath({ leaf: cms.signer, pool, anchors, at, requiredKeyUsage: ['nonRepudiation'] })
}

function placeOf({ offset, object }: SignatureSlot): { readonly offset: number; readonly object: number } {
  return { offset, object }
}

/** An error that we did not foresee is still an answer about the file: it could not be read. */
function findingFor(error: unknown): CheckFinding {
  if (error instanceof PdfStructureError) {
    return { check: error.check, level: 'FAIL', code: error.code, at: { offset: error.offset } }
  }
  if (error instanceof CmsStructureError) return { check: error.check, level: 'FAIL', code: error.code }
  return { check: 'S3', level: 'FAIL', code: 'unreadable', at: { offset: 0 } }
}
