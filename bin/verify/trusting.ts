import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { refuseExpired } from '../../certs/trust/accept-trust-list.ts'
import { readTrustList, trustOf as trustOfList } from '../../certs/trust/trust-list.ts'
import { configuredTrust } from '../../certs/trust/trust.ts'
import type { Trust } from '../../certs/trust/trust.ts'
import type { Instant } from '../../domain/time.ts'
import { NO_EVIDENCE } from '../../signatures/evidence-set.ts'
import type { EvidenceSet } from '../../signatures/evidence-set.ts'
import { trustOf } from '../process/trust.ts'
import { authorityFolder } from '../start/prepare.ts'
import { piecesIn } from './trusted-files.ts'
import type { Piece } from './trusted-files.ts'

interface Trusting {
  readonly trust: Trust
  readonly evidence: EvidenceSet
}

/** The folder named; else the development authority of a data folder, where there is one; else nobody. */
export async function trustingOf(named: string | undefined, data: string, at: Instant): Promise<Trusting> {
  if (named !== undefined) return trustingFolder(named, at)
  const folder = authorityFolder(resolve(data))
  const there = existsSync(join(folder, 'hierarchy'))
  return { trust: there ? await trustOf(folder) : configuredTrust([]), evidence: NO_EVIDENCE }
}

/**
 * Everything in a folder that helps to judge: each certificate (DER or PEM) is an anchor, CRLs (DER or PEM) and
 * OCSP responses (DER) are evidence, and a signed trust list (.jws) is taken when the public key of its signer
 * (PEM) lies beside it. Throws when there is nobody to trust, and for what cannot be read or does not hold `at` the
 * moment of judging.
 */
async function trustingFolder(folder: string, at: Instant): Promise<Trusting> {
  const pieces = await piecesIn(folder)
  const all = (kind: Piece['kind']): readonly Uint8Array[] =>
    pieces.filter((piece) => piece.kind === kind).map(({ bytes }) => bytes)
  const [signer] = all('signer')
  const trust = all('list')
    .map((jws) => listed(jws, signer, at))
    .reduce(together, configuredTrust(all('certificate')))
  if (trust.anchors.length === 0) throw new Error(`${folder} holds no certificate (.crt, .cer, .der or .pem)`)
  return { trust, evidence: { ...NO_EVIDENCE, crls: all('crl'), ocspResponses: all('ocsp') } }
}

/** A list may be younger than the moment of judging: it says since when, and until when, it trusts each service. */
function listed(jws: Uint8Array, signer: Uint8Array | undefined, at: Instant): Trust {
  if (signer === undefined) {
    throw new Error('A trust list needs the public key of its signer beside it (.pem)')
  }
  const list = readTrustList(Buffer.from(jws).toString().trim(), signer)
  refuseExpired(list, at)
  return trustOfList(list)
}

/** The last list names the trust; whoever is trusted by hand is trusted besides. */
function together(one: Trust, other: Trust): Trust {
  return {
    list: other.list,
    anchors: [...one.anchors, ...other.anchors],
    intermediates: [...one.intermediates, ...other.intermediates],
  }
}
