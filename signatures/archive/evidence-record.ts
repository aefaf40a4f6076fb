import { childrenOf, encodingOf, readDer, type DerNode } from '../../certs/asn1/der.ts'
import { DerError } from '../../certs/asn1/der-error.ts'
import { expectTag, fieldsOf } from '../../certs/asn1/fields.ts'
import { OID } from '../../certs/asn1/oids.ts'
import { contextTag, TAG } from '../../certs/asn1/tags.ts'
import { readOctets, readSmallInteger } from '../../certs/asn1/values.ts'
import { element, octetString, oid, sequence, smallInteger } from '../../certs/asn1/write.ts'
import { hashOf, readAlgorithm } from '../../certs/x509/algorithm.ts'
import { ArchiveError } from './archive-error.ts'
import type { ArchiveHash, ReducedHashTree } from './hash-tree.ts'

/** RFC 4998 4.1: a timestamp over a tree of hashes, one path of which leads to what is proven. */
export interface ArchiveTimestamp {
  readonly hash: ArchiveHash
  readonly reduced: ReducedHashTree
  /** The TimeStampToken, exactly as it was received. */
  readonly token: Uint8Array
}

/** Timestamps of one digest, each over the one before (RFC 4998 5.1). */
export type ArchiveChain = readonly ArchiveTimestamp[]

/** RFC 4998 3.1. A record keeps the proof for one document; the tokens it shares with others. */
export interface EvidenceRecord {
  /** Oldest first; each over the document and all before it. Never empty, nor is any chain. */
  readonly chains: readonly ArchiveChain[]
}

const LIMITS = { encoding: 'BER', maxBytes: 16 * 1024 * 1024 } as const

/** Tags of ArchiveTimeStamp, which are IMPLICIT (RFC 4998 appendix B). */
const DIGEST = contextTag(0, 'constructed')
const ATTRIBUTES = contextTag(1, 'constructed')
const TREE = contextTag(2, 'constructed')

/** The record in DER, save for what is inside the tokens. */
export function encodeEvidenceRecord({ chains }: EvidenceRecord): Uint8Array {
  const hashes = new Set(chains.flatMap((chain) => chain.map(({ hash }) => hash)))
  const algorithms = [...hashes].map((hash) => sequence(oid(OID[hash])))
  return sequence(smallInteger(1), sequence(...algorithms), encodeChains(chains))
}

/** ArchiveTimeStampSequence, which a new chain covers (RFC 4998 5.2). */
export function encodeChains(chains: readonly ArchiveChain[]): Uint8Array {
  return sequence(...chains.map((chain) => sequence(...chain.map(encodeTimestamp))))
}

function encodeTimestamp({ hash, reduced, token }: ArchiveTimestamp): Uint8Array {
  const lists = reduced.map((list) => sequence(...list.map(octetString)))
  return sequence(
    element(DIGEST, oid(OID[hash])),
    ...(lists.length === 0 ? [] : [element(TREE, ...lists)]),
    token,
  )
}

/** @throws ArchiveError when the bytes are no evidence record, or one of another lawful shape than we write */
export function parseEvidenceRecord(der: Uint8Array): EvidenceRecord {
  try {
    const fields = fieldsOf(readDer(der, LIMITS), TAG.sequence, 'EvidenceRecord')
    const version = readSmallInteger(fields.take(TAG.integer, 'version'))
    if (version !== 1) throw new DerError('Not version 1', 0)
    fields.take(TAG.sequence, 'digestAlgorithms')
    const chains = childrenOf(fields.take(TAG.sequence, 'archiveTimeStampSequence')).map(readChain)
    fields.end()
    if (chains.length === 0) throw new DerError('No chain', 0)
    refuseOtherShape(der, { chains })
    return { chains }
  } catch (error) {
    if (!(error instanceof DerError)) throw error
    throw new ArchiveError('record-malformed', `No evidence record: ${error.message}`, { cause: error })
  }
}

/** Nothing protects what a record announces, so that it may only say what we would write: no octet of it is free. */
function refuseOtherShape(der: Uint8Array, record: EvidenceRecord): void {
  if (Buffer.compare(encodeEvidenceRecord(record), der) !== 0) throw new DerError('Another shape', 0)
}

function readChain(node: DerNode): ArchiveChain {
  const timestamps = childrenOf(expectTag(node, TAG.sequence, 'ArchiveTimeStampChain')).map(readTimestamp)
  if (timestamps.length === 0) throw new DerError('An empty chain', node.offset)
  return timestamps
}

function readTimestamp(node: DerNode): ArchiveTimestamp {
  const fields = fieldsOf(node, TAG.sequence, 'ArchiveTimeStamp')
  const digest = fields.takeOptional(DIGEST)
  const attributes = fields.takeOptional(ATTRIBUTES)
  const tree = fields.takeOptional(TREE)
  const token = encodingOf(fields.take(TAG.sequence, 'timeStamp'))
  fields.end()
  // Nothing that we read would hold what attributes promise, so a record with some is refused.
  if (attributes !== undefined) throw new DerError('Attributes', attributes.offset)
  return { hash: readHash(node, digest), reduced: tree === undefined ? [] : readTree(tree), token }
}

/** We name it always; a record that leaves it to the token (RFC 4998 4.1) is not one of ours. */
function readHash(node: DerNode, digest: DerNode | undefined): ArchiveHash {
  const hash = digest && hashOf(readAlgorithm(digest, DIGEST))
  if (hash === 'sha256' || hash === 'sha384' || hash === 'sha512') return hash
  throw new DerError('Digest algorithm', node.offset)
}

function readTree(node: DerNode): ReducedHashTree {
  return childrenOf(node).map((list) => {
    const hashes = childrenOf(expectTag(list, TAG.sequence, 'PartialHashtree'))
    if (hashes.length === 0) throw new DerError('An empty list', list.offset)
    return hashes.map((hash) => readOctets(hash))
  })
}
