import { createHash } from 'node:crypto'
import { DerError } from '../../certs/asn1/der-error.ts'
import { OID } from '../../certs/asn1/oids.ts'
import { contentOfToken } from '../timestamp/token-content.ts'
import { ArchiveError } from './archive-error.ts'
import {
  encodeChains,
  encodeEvidenceRecord,
  parseEvidenceRecord,
  type ArchiveTimestamp,
  type EvidenceRecord,
} from './evidence-record.ts'
import { hashTree, type ArchiveHash, type ReducedHashTree } from './hash-tree.ts'

/** A batch that waits for its timestamp. */
export interface ArchiveRequest {
  readonly hash: ArchiveHash
  /** To be stamped: the one token over it proves the whole batch. */
  readonly root: Uint8Array
  /** For each member of the batch, in its order. */
  readonly reduced: readonly ReducedHashTree[]
}

const OCTETS: Readonly<Record<ArchiveHash, number>> = { sha256: 32, sha384: 48, sha512: 64 }

/**
 * First half of archiving a batch of documents (RFC 4998 4.2): their hash tree.
 * @param digests one a document, of `hash`
 * @throws ArchiveError
 */
export function archiveRequest(digests: readonly Uint8Array[], hash: ArchiveHash = 'sha256'): ArchiveRequest {
  if (digests.length === 0) throw new ArchiveError('batch-empty', 'There is nothing to archive')
  if (digests.some(({ length }) => length !== OCTETS[hash])) {
    throw new ArchiveError('digest-malformed', `A ${hash} has ${OCTETS[hash]} octets`)
  }
  return { hash, ...hashTree(digests, hash) }
}

/**
 * Second half: an evidence record for each document of the request, in its order, DER.
 * @param token a TimeStampToken over the request's root
 * @throws ArchiveError
 */
export function buildEvidenceRecords(request: ArchiveRequest, token: Uint8Array): readonly Uint8Array[] {
  return timestampsOf(request, token).map((timestamp) => encodeEvidenceRecord({ chains: [[timestamp]] }))
}

/**
 * Renewal before the TSA's certificate ends (RFC 4998 5.2, timestamp renewal): a tree over the newest token of
 * each record. The documents are not needed.
 * @param records all of one digest
 * @throws ArchiveError
 */
export function renewalRequest(records: readonly Uint8Array[]): ArchiveRequest {
  const newest = records.map((record) => newestOf(parseEvidenceRecord(record)))
  const hash = newest[0]?.hash ?? 'sha256'
  if (newest.some((timestamp) => timestamp.hash !== hash)) {
    throw new ArchiveError('digest-malformed', 'Records of different digests are renewed apart')
  }
  return archiveRequest(
    newest.map(({ token }) => digest(hash, token)),
    hash,
  )
}

/** The records of `renewalRequest`, in the same order, with the new timestamp. @throws ArchiveError */
export function renewEvidenceRecords(
  records: readonly Uint8Array[],
  token: Uint8Array,
): readonly Uint8Array[] {
  const timestamps = timestampsOf(renewalRequest(records), token)
  return records.map((record, i) => {
    const { chains } = parseEvidenceRecord(record)
    const grown = [...(chains.at(-1) ?? []), ...timestamps.slice(i, i + 1)]
    return encodeEvidenceRecord({ chains: [...chains.slice(0, -1), grown] })
  })
}

/** A document whose digest is about to become weak: its record, and its digest by the one that follows. */
export interface Rehashed {
  readonly record: Uint8Array
  readonly digest: Uint8Array
}

/**
 * Renewal before the digest becomes weak (RFC 4998 5.2, hash-tree renewal): a new tree over the documents, read
 * again, and all the timestamps they have.
 * @throws ArchiveError
 */
export function rehashRequest(documents: readonly Rehashed[], hash: ArchiveHash): ArchiveRequest {
  const leaves = documents.map(({ record, digest: document }) =>
    renewedLeaf(document, parseEvidenceRecord(record).chains, hash),
  )
  return archiveRequest(leaves, hash)
}

/** The records of `rehashRequest`, in the same order, each with a new chain. @throws ArchiveError */
export function rehashEvidenceRecords(
  documents: readonly Rehashed[],
  hash: ArchiveHash,
  token: Uint8Array,
): readonly Uint8Array[] {
  const timestamps = timestampsOf(rehashRequest(documents, hash), token)
  return documents.map(({ record }, i) => {
    const { chains } = parseEvidenceRecord(record)
    return encodeEvidenceRecord({ chains: [...chains, timestamps.slice(i, i + 1)] })
  })
}

/** What a new chain starts from: the hash over the document's and over all earlier chains (RFC 4998 5.2). */
export function renewedLeaf(
  document: Uint8Array,
  earlier: EvidenceRecord['chains'],
  hash: ArchiveHash,
): Uint8Array {
  return digest(hash, Buffer.concat([document, digest(hash, encodeChains(earlier))]))
}

function newestOf({ chains }: EvidenceRecord): ArchiveTimestamp {
  const newest = chains.at(-1)?.at(-1)
  if (newest === undefined) throw new ArchiveError('record-malformed', 'The record holds no timestamp')
  return newest
}

function timestampsOf(request: ArchiveRequest, token: Uint8Array): readonly ArchiveTimestamp[] {
  const { hash, root, reduced } = request
  const { oid, hash: stamped } = imprintOf(token)
  if (oid !== OID[hash] || Buffer.compare(stamped, root) !== 0) {
    throw new ArchiveError('token-of-other-batch', 'The token was made for something else')
  }
  return reduced.map((tree) => ({ hash, reduced: tree, token }))
}

function imprintOf(token: Uint8Array): { readonly oid: string; readonly hash: Uint8Array } {
  try {
    return contentOfToken(token).info.imprint
  } catch (error) {
    if (!(error instanceof DerError)) throw error
    throw new ArchiveError('token-malformed', 'This is no timestamp token', { cause: error })
  }
}

function digest(hash: ArchiveHash, bytes: Uint8Array): Uint8Array {
  return createHash(hash).update(bytes).digest()
}
