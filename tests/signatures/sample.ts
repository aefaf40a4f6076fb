import { PDFDocument, StandardFonts } from 'pdf-lib'
import { configuredTrust } from '../../certs/trust/trust.ts'
import { NO_EVIDENCE } from '../../signatures/evidence-set.ts'
import { signPdf } from '../../signatures/sign/sign-pdf.ts'
import type { Signer, SigningOptions } from '../../signatures/sign/signer.ts'
import { signerFromKey } from '../../signatures/sign/signer-from-key.ts'
import { DEED_POLICY, type DeedPolicy } from '../../signatures/policy/policy.ts'
import type { DocumentVerdict } from '../../signatures/verdict.ts'
import { verifyDocument } from '../../signatures/verify.ts'
import {
  certify,
  certifyAuthority,
  ecKeys,
  keyUsage,
  NOON,
  rsaKeys,
  type Identity,
} from '../certs/test-pki.ts'

export const root = certifyAuthority({ subject: 'Root' })

function identity(subject: string, serial: number, keys = ecKeys()): Identity {
  return certify({ subject, issuer: root, serial, keys, extensions: [keyUsage('nonRepudiation')] })
}

const signerOf = ({ privateKey, certificate }: Identity): Signer =>
  signerFromKey(privateKey, certificate.der, [])

export const notary = identity('Maître Zoé Lagrange', 11)
export const notarySigner = signerOf(notary)
export const rsaSigner = signerOf(identity('Maître Rémi Vacoas', 12, rsaKeys(2048)))
export const secondSigner = signerOf(identity('Maître Inès Flacq', 13))
export const trust = configuredTrust([root.certificate.der])

/** For what is not about revocation: nobody has to tell that a certificate was not revoked. */
export const LENIENT: DeedPolicy = { ...DEED_POLICY, revocation: 'not-required' }

/** A one-page deed, small and always the same. */
export async function drawn(useObjectStreams = false): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false })
  const font = await document.embedFont(StandardFonts.TimesRoman)
  document
    .addPage([300, 200])
    .drawText('Acte de vente / Deed of sale: Rs 8,000,000', { font, size: 10, y: 150 })
  return document.save({ useObjectStreams })
}

export function signed(
  pdf: Uint8Array,
  signer = notarySigner,
  options: Partial<SigningOptions> = {},
): Promise<Uint8Array> {
  return signPdf(pdf, signer, { at: NOON, ...options })
}

export function verdictOn(pdf: Uint8Array): DocumentVerdict {
  return verifyDocument(pdf, { trust, evidence: NO_EVIDENCE, policy: LENIENT, at: NOON })
}

/** Every barring finding, as `check code`: of the file, of its signatures, of their chains. */
export function faultsOf(verdict: DocumentVerdict): readonly string[] {
  const all = [
    ...verdict.structure,
    ...verdict.signatures.flatMap(({ findings, path }) => [...findings, ...path.findings]),
  ]
  return all.filter(({ level }) => level === 'FAIL').map(({ check, code }) => `${check} ${code}`)
}
