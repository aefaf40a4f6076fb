import type { CheckFinding } from '../certs/finding.ts'
import { DerError } from '../certs/asn1/der-error.ts'
import { parseCertificate } from '../certs/x509/parse-certificate.ts'
import type { HashName } from '../certs/x509/algorithm.ts'
import type { Certificate } from '../certs/x509/certificate.ts'
import { OID } from '../certs/asn1/oids.ts'
import type { CmsEvidence } from './cms/evidence.ts'
import { parseSignedData } from './cms/parse-signed-data.ts'
import { CmsStructureError } from './cms/structure-error.ts'
import { verifySignedData } from './cms/verify-signed-data.ts'
import type { Brought, DocumentEvidence, SignatureEvidence, TimestampEvidence } from './evidence.ts'
import type { EvidenceSet } from './evidence-set.ts'
import { changesSince } from './pdf/changes.ts'
import { digestsOf, type Digests } from './pdf/digests.ts'
import { PdfStructureError } from './pdf/error.ts'
import { findHazards } from './pdf/hazards.ts'
import { findPrepared } from './pdf/prepared.ts'
import { readRevisions, type RevisionMap } from './pdf/revisions.ts'
import type { SignatureSlot } from './pdf/slot.ts'
import { readSlots } from './pdf/slots.ts'
import { storedEvidence, type StoredPiece } from './pdf/stored-evidence.ts'
import { judgeDocument } from './policy/deed.ts'
import type { Circumstances } from './policy/surroundings.ts'
import { digestOfBytes, verifyToken, type TokenEvidence } from './timestamp/verify-token.ts'
import type { DocumentVerdict } from './verdict.ts'

/** All that a verdict depends on beside the file's bytes. */
export type Question = Circumstances

/**
 * Looks at a file and reports what its signatures show, judging nothing. Never throws because of the file: what
 * cannot be read becomes a finding with its place.
 */
export function gatherEvidence(
  bytes: Uint8Array,
  { receipts }: Pick<EvidenceSet, 'receipts'>,
): DocumentEvidence {
  const digests = digestsOf(bytes)
  const seen = lookInto(bytes, digests)
  // Asked last, the digest of the whole file goes on from those of its parts.
  const sha256 = digests.ofFile()
  const wholeFile = (hash: HashName): Uint8Array =>
    hash === 'sha256' ? Buffer.from(sha256, 'hex') : digests.ofRanges([0, bytes.length, 0, 0], hash)
  return {
    ...seen,
    document: { sha256, bytes: bytes.length, revisions: seen.revisions },
    receipts: receipts.map((der) => verifyToken(der, 'RECEIPT', wholeFile)),
  }
}

/** Gathers the evidence and judges it: the verdict on a signed document. Never throws because of the file. */
export function verifyDocument(bytes: Uint8Array, question: Question): DocumentVerdict {
  return judgeDocument(gatherEvidence(bytes, question.evidence), question)
}

type Seen = Omit<DocumentEvidence, 'document' | 'receipts'> & { readonly revisions: number }

function lookInto(bytes: Uint8Array, digests: Digests): Seen {
  try {
    const map = readRevisions(bytes, digests)
    const { slots, findings } = readSlots(map)
    const stored = storedEvidence(map)
    const signatures = slots.filter(({ kind }) => kind === 'signature')
    const timestamps = slots.filter(({ kind }) => kind === 'timestamp')
    const hazards = [...findHazards(map), ...findPrepared(map)]
    const parts = {
      signatures: signatures.map((slot) => seeSignature(map, slot, digests)),
      timestamps: timestamps.map((slot) => seeTimestamp(map, slot, digests)),
    }
    const { certificates, unreadable } = openCertificates(stored.pieces)
    return {
      revisions: map.revisions.length,
      structure: [...findings, ...hazards, ...stored.findings, ...unreadable],
      ...parts,
      ...broughtBy(stored.pieces, parts),
      certificates: [...certificates, ...cmsOf(parts).flatMap(({ cms }) => cms.certificates)],
    }
  } catch (error) {
    const nothing = { signatures: [], timestamps: [], certificates: [], crls: [], ocspResponses: [] }
    return { revisions: 0, structure: [findingFor(error)], ...nothing }
  }
}

function seeSignature(map: RevisionMap, slot: SignatureSlot, digests: Digests): SignatureEvidence {
  const { changesAfter, findings } = seeChanges(map, slot)
  const { contents, byteRange } = slot
  if (contents === null || byteRange === null) return { slot, changesAfter, cms: null, tokens: [], findings }
  try {
    const cms = verifySignedData(parseSignedData(contents), (hash) => digests.ofRanges(byteRange, hash))
    return { slot, changesAfter, cms, tokens: tokensOf(cms), findings }
  } catch (error) {
    const failure = { ...findingFor(error), at: placeOf(slot) }
    return { slot, changesAfter, cms: null, tokens: [], findings: [...findings, failure] }
  }
}

/** More than anybody renews one signature in its own attributes. */
const MAX_TOKENS = 16

/** The attribute may come several times, and hold several tokens (ETSI EN 319 122-1 5.3). */
function tokensOf({ unsignedAttributes, signatureValue }: CmsEvidence): readonly TokenEvidence[] {
  return unsignedAttributes
    .filter(({ oid }) => oid === OID.signatureTimestamp)
    .flatMap(({ values }) => values)
    .slice(0, MAX_TOKENS)
    .map((der) => verifyToken(der, 'SIG_TST', digestOfBytes(signatureValue)))
}

function seeTimestamp(map: RevisionMap, slot: SignatureSlot, digests: Digests): TimestampEvidence {
  const { contents, byteRange } = slot
  const token =
    contents === null || byteRange === null
      ? null
      : verifyToken(contents, 'DOC_TST', (hash) => digests.ofRanges(byteRange, hash))
  return { slot, token, ...seeChanges(map, slot) }
}

function seeChanges(
  map: RevisionMap,
  slot: SignatureSlot,
): Pick<SignatureEvidence, 'changesAfter' | 'findings'> {
  try {
    return { changesAfter: changesSince(map, slot.revision), findings: [] }
  } catch (error) {
    return { changesAfter: null, findings: [findingFor(error)] }
  }
}

type Parts = Pick<DocumentEvidence, 'signatures' | 'timestamps'>

/** Every CMS in the file with the revision that brought it. */
function cmsOf({
  signatures,
  timestamps,
}: Parts): readonly { readonly cms: CmsEvidence; readonly revision: number }[] {
  const tokens = [
    ...signatures.flatMap(({ slot, tokens: own }) => own.map((token) => ({ slot, token }))),
    ...timestamps.map(({ slot, token }) => ({ slot, token })),
  ]
  return [
    ...signatures.flatMap(({ slot, cms }) => (cms === null ? [] : [{ cms, revision: slot.revision }])),
    ...tokens.flatMap(({ slot, token }) =>
      token?.token == null ? [] : [{ cms: token.token.cms, revision: slot.revision }],
    ),
  ]
}

function broughtBy(
  pieces: readonly StoredPiece[],
  parts: Parts,
): Pick<DocumentEvidence, 'crls' | 'ocspResponses'> {
  const carried = cmsOf(parts)
  const stored = (kind: StoredPiece['kind']): readonly Brought[] =>
    pieces.filter((piece) => piece.kind === kind).map(({ der, revision }) => ({ der, revision }))
  const along = (kind: 'crls' | 'ocspResponses'): readonly Brought[] =>
    carried.flatMap(({ cms, revision }) => cms[kind].map((der) => ({ der, revision })))
  return {
    crls: [...stored('crl'), ...along('crls')],
    ocspResponses: [...stored('ocsp'), ...along('ocspResponses')],
  }
}

function openCertificates(pieces: readonly StoredPiece[]): {
  readonly certificates: readonly Certificate[]
  readonly unreadable: readonly CheckFinding[]
} {
  const opened = pieces
    .filter(({ kind }) => kind === 'certificate')
    .map(({ der }): Certificate | CheckFinding => {
      try {
        return parseCertificate(der)
      } catch (error) {
        if (!(error instanceof DerError)) throw error
        return { check: 'Z4', level: 'WARN', code: 'stored-certificate-unreadable' }
      }
    })
  return {
    certificates: opened.flatMap((one) => ('check' in one ? [] : [one])),
    unreadable: opened.flatMap((one) => ('check' in one ? [one] : [])),
  }
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
