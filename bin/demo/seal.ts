import { instantOf } from '../../domain/time.ts'
import { NO_EVIDENCE } from '../../signatures/evidence-set.ts'
import { DEED_POLICY } from '../../signatures/policy/policy.ts'
import { verifyDocument } from '../../signatures/verify.ts'
import { trustOf } from '../process/trust.ts'
import { authorityFolder } from '../start/prepare.ts'

/** What our own verifier says of a certificate's seal, in one line. Throws when it does not accept it. */
export async function describeSeal(dataFolder: string, certificate: Uint8Array): Promise<string> {
  const trust = await trustOf(authorityFolder(dataFolder))
  const question = { trust, evidence: NO_EVIDENCE, policy: DEED_POLICY, at: instantOf(new Date()) }
  const verdict = verifyDocument(certificate, question)
  const [seal] = verdict.signatures
  if (verdict.decision !== 'ACCEPT' || seal === undefined) {
    throw new Error('The seal of the certificate does not verify')
  }
  return `Seal ${seal.indication}, ${seal.level}, by ${seal.signer?.subject ?? 'nobody'}`
}
