import { createPrivateKey, randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PDFDocument, PDFName } from 'pdf-lib'
import { issueCrl } from '../../certs/authority/issue-crl.ts'
import { hierarchyIn, openHierarchy } from '../../certs/authority/hierarchy.ts'
import { openAuthority } from '../../certs/authority/open-authority.ts'
import { openPkcs12 } from '../../certs/authority/pkcs12.ts'
import { configuredTrust } from '../../certs/trust/trust.ts'
import { parseCertificate } from '../../certs/x509/parse-certificate.ts'
import { instantOf, later } from '../../domain/time.ts'
import type { Instant } from '../../domain/time.ts'
import { NO_EVIDENCE } from '../../signatures/evidence-set.ts'
import { DEED_POLICY } from '../../signatures/policy/policy.ts'
import { signPdf } from '../../signatures/sign/sign-pdf.ts'
import type { Signer } from '../../signatures/sign/signer.ts'
import { signerFromKey } from '../../signatures/sign/signer-from-key.ts'
import type { Question } from '../../signatures/verify.ts'

/** A signed deed as a file and in memory. */
export interface BenchDeed {
  readonly size: SizeName
  readonly key: 'RSA' | 'ECDSA'
  readonly file: string
  readonly bytes: Uint8Array
}

export interface BenchDeeds {
  readonly deeds: readonly BenchDeed[]
  /** Every deed passes under it: the whole chain, with fresh revocation lists. */
  readonly question: Question
  /** The same for another program: the root certificate and the revocation lists, DER files. */
  readonly roots: readonly string[]
  readonly crls: readonly string[]
}

const KB = 1_000
const MB = 1_000_000
export const SIZES = { '100 KB': 100 * KB, '5 MB': 5 * MB, '50 MB': 50 * MB } as const
export type SizeName = keyof typeof SIZES

/** Draws and signs a deed of scanned pages, of each size and with each kind of key. */
export async function makeDeeds(folder: string): Promise<BenchDeeds> {
  const at = instantOf(new Date())
  const { signers, question } = await openAuthorityIn(join(folder, 'authority'), at)
  const roots = [join(folder, 'authority', 'hierarchy', 'root.crt')]
  const crls = await writeAll(folder, question.evidence.crls)
  await mkdir(join(folder, 'deeds'))
  const deeds: BenchDeed[] = []
  for (const size of Object.keys(SIZES) as SizeName[]) {
    const drawn = await draw(SIZES[size])
    for (const key of ['RSA', 'ECDSA'] as const) {
      const bytes = await signPdf(drawn, signers[key], { at })
      const file = join(folder, 'deeds', `${size} ${key}.pdf`)
      await writeFile(file, bytes)
      deeds.push({ size, key, file, bytes })
    }
  }
  return { deeds, question, roots, crls }
}

async function writeAll(folder: string, crls: readonly Uint8Array[]): Promise<readonly string[]> {
  const files = crls.map((_, i) => join(folder, `${i}.crl`))
  for (const [i, crl] of crls.entries()) await writeFile(files[i] ?? '', crl)
  return files
}

async function openAuthorityIn(
  folder: string,
  at: Instant,
): Promise<{ readonly signers: Readonly<Record<BenchDeed['key'], Signer>>; readonly question: Question }> {
  const notaries = [{ id: 'notary', name: 'Maître Zoé Lagrange' }]
  const { seal, anchors, intermediates, ...authority } = await openAuthority({ folder, now: at, notaries })
  const [notary] = authority.notaries
  if (notary === undefined) throw new Error('The authority has no notary')
  const { privateKey, certificate, chain } = openPkcs12(await readFile(notary.pkcs12Path), notary.password)
  const evidence = { ...NO_EVIDENCE, crls: await currentCrls(folder, at) }
  return {
    signers: {
      RSA: signerFromKey(privateKey, certificate, chain),
      ECDSA: signerFromKey(createPrivateKey(seal.privateKeyPem), seal.certificate, seal.chain),
    },
    question: { trust: configuredTrust(anchors, intermediates), evidence, policy: DEED_POLICY, at },
  }
}

const DAY_MS = 24 * 60 * 60 * 1_000

async function currentCrls(folder: string, at: Instant): Promise<readonly Uint8Array[]> {
  const { root, issuing, issuer, openRootKey } = await openHierarchy(hierarchyIn(folder), at)
  const order = { number: 1, thisUpdate: at, nextUpdate: later(at, DAY_MS), revoked: [] }
  return [
    issueCrl(order, { certificate: parseCertificate(root), privateKey: await openRootKey() }),
    issueCrl(order, { certificate: parseCertificate(issuing), privateKey: issuer.privateKey }),
  ]
}

/** A scanned page a megabyte, as deeds are; a small deed has a small scan on each of three. */
async function draw(size: number): Promise<Uint8Array> {
  const pages = Math.max(3, Math.round(size / MB))
  const width = 100
  const height = Math.floor(size / pages / width)
  const document = await PDFDocument.create({ updateMetadata: false })
  for (let page = 0; page < pages; page++) {
    // Scans are compressed already: to a reader they are noise.
    const scan = document.context.stream(randomBytes(width * height), {
      ...{ Type: 'XObject', Subtype: 'Image', Width: width, Height: height },
      ...{ ColorSpace: 'DeviceGray', BitsPerComponent: 8 },
    })
    const { node } = document.addPage([595, 842])
    node.setXObject(PDFName.of('Scan'), document.context.register(scan))
    const shown = document.context.stream('q 595 0 0 842 0 0 cm /Scan Do Q')
    node.set(PDFName.of('Contents'), document.context.register(shown))
  }
  return document.save({ useObjectStreams: false })
}
