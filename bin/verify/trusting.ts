import { createPublicKey } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile, readdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { readTrustList, trustOf as trustOfList } from '../../certs/trust/trust-list.ts'
import { configuredTrust } from '../../certs/trust/trust.ts'
import type { Trust } from '../../certs/trust/trust.ts'
import { parseCertificate } from '../../certs/x509/parse-certificate.ts'
import { NO_EVIDENCE } from '../../signatures/evidence-set.ts'
import type { EvidenceSet } from '../../signatures/evidence-set.ts'
import { dersIn } from '../process/pem.ts'
import { trustOf } from '../process/trust.ts'
import { authorityFolder } from '../start/prepare.ts'

export interface Trusting {
  readonly trust: Trust
  readonly evidence: EvidenceSet
}

/** The folder named; else the development authority of a data folder, where there is one; else nobody. */
export async function trustingOf(named: string | undefined, data: string): Promise<Trusting> {
  if (named !== undefined) return trustingFolder(named)
  const folder = authorityFolder(resolve(data))
  const there = existsSync(join(folder, 'hierarchy'))
  return { trust: there ? await trustOf(folder) : configuredTrust([]), evidence: NO_EVIDENCE }
}

const CERTIFICATE = /\.(crt|cer|der|pem)$/i
const CRL = /\.crl$/i
const OCSP = /\.(ors|ocsp)$/i
const TRUST_LIST = /\.jws$/i

/**
 * Everything in a folder that helps to judge: each certificate (DER or PEM) is an anchor, CRLs (DER or PEM) and
 * OCSP responses (DER) are evidence, and a signed trust list (.jws) is taken when the public key of its signer
 * (PEM) lies beside it. Throws when there is nobody to trust, and for a certificate or a list that does not hold.
 */
async function trustingFolder(folder: string): Promise<Trusting> {
  const names = (await readdir(folder)).sort()
  const read = (pattern: RegExp): Promise<readonly Buffer[]> =>
    Promise.all(names.filter((name) => pattern.test(name)).map((name) => readFile(join(folder, name))))
  const [certificates, crls, ocspResponses, lists] = await Promise.all(
    [CERTIFICATE, CRL, OCSP, TRUST_LIST].map(read) as [Files, Files, Files, Files],
  )
  const anchors = certificates.filter((file) => !file.includes(PUBLIC_KEY)).flatMap(dersIn)
  for (const der of anchors) parseCertificate(der)
  const configured = configuredTrust(anchors)
  const listed = lists.map((jws) => trustOfList(readTrustList(jws.toString(), signerIn(certificates))))
  const trust = listed.reduce(together, configured)
  if (trust.anchors.length === 0) throw new Error(`${folder} holds no certificate (.crt, .cer, .der or .pem)`)
  return { trust, evidence: { ...NO_EVIDENCE, crls: crls.flatMap(dersIn), ocspResponses } }
}

type Files = Promise<readonly Buffer[]>

/** The last list names the trust; whoever is trusted by hand is trusted besides. */
function together(one: Trust, other: Trust): Trust {
  return {
    list: other.list,
    anchors: [...one.anchors, ...other.anchors],
    intermediates: [...one.intermediates, ...other.intermediates],
  }
}

const PUBLIC_KEY = '-----BEGIN PUBLIC KEY-----'

function signerIn(files: readonly Buffer[]): Uint8Array {
  const pem = files.find((file) => file.includes(PUBLIC_KEY))
  if (pem === undefined) throw new Error('A trust list needs the public key of its signer beside it (.pem)')
  return createPublicKey(pem.toString()).export({ format: 'der', type: 'spki' })
}
