import { createEvidenceSource } from '../../activities/evidence/evidence-source.ts'
import { createKeeper } from '../../activities/evidence/keeper.ts'
import { configuredSource } from '../../activities/evidence/trust-source.ts'
import { createJudge } from '../../activities/judging.ts'
import type { Examine, Judge } from '../../activities/judging.ts'
import { certificateSha256 } from '../../certs/x509/parse-certificate.ts'
import type { Trust } from '../../certs/trust/trust.ts'
import type { Vault } from '../../domain/ports.ts'
import { instantOf } from '../../domain/time.ts'
import { DEED_POLICY } from '../../signatures/policy/policy.ts'
import type { Examiners } from './examiners.ts'

/** Judges documents under the policy in force, on anchors that somebody configured, whom nobody can be asked about. */
export function judgeOn(
  trust: Trust,
  { examiners, vault }: { readonly examiners: Pick<Examiners, 'examine'>; readonly vault: Vault },
): Judge {
  const keep = createKeeper(vault)
  const nobody = (): Promise<never> => Promise.reject(new Error('There is nobody to ask'))
  const source = createEvidenceSource({
    trust: configuredSource(trust, keep),
    currentCrl: () => Promise.resolve(null),
    askOcsp: nobody,
    keep,
    sha256Of: certificateSha256,
  })
  const examine: Examine = (document, question) => examiners.examine(document, question)
  return createJudge({ source, examine, policy: DEED_POLICY, now: () => instantOf(new Date()) })
}
