import { certificateOf, notaryInOffice } from '../domain/people/roll.ts'
import type { Signed } from '../domain/people/roll.ts'
import type { Notary } from '../domain/ports.ts'
import { KINDS } from '../domain/transaction/kinds.ts'
import { signingFindings } from '../domain/transaction/signing.ts'
import type { Terms } from '../domain/transaction/terms.ts'
import type { Finding } from '../domain/verdict.ts'
import { deedFindings } from '../signatures/findings.ts'
import type { DocumentVerdict, SignatureVerdict } from '../signatures/verdict.ts'
import { deedSignatures, holding } from './deed-signatures.ts'

/**
 * What a verdict means for a deed of this notary on these terms: the signatures by themselves, whether one of them
 * is his, whether he was in office when he signed, and whether everybody signed who must. Each is a finding of its
 * own.
 */
export function findingsFor(verdict: DocumentVerdict, notary: Notary, terms: Terms): readonly Finding[] {
  const his = signatureOf(verdict, notary)
  const expected = his?.signer?.certSha256 ?? certificateOf(notary, verdict.validationTime)
  return [
    ...deedFindings(verdict, { notaryCertificateSha256: expected }),
    notaryInOffice(notary, signedBy(his ?? holding(verdict).at(-1))),
    ...signingFindings(KINDS[terms.kind], terms, deedSignatures(verdict, notary)),
  ]
}

/** Made with a certificate that is or was bound to him. */
function signatureOf(verdict: DocumentVerdict, { certificates }: Notary): SignatureVerdict | undefined {
  return holding(verdict).find(({ signer }) =>
    certificates.some(({ sha256 }) => sha256 === signer?.certSha256),
  )
}

function signedBy(signature: SignatureVerdict | undefined): Signed | null {
  if (signature?.signer == null) return null
  return { certificateSha256: signature.signer.certSha256, at: signature.times.best }
}
