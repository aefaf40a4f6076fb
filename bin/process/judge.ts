import { ocspOver } from '../../activities/evidence/ask-ocsp.ts'
import { createCrlCache } from '../../activities/evidence/crl-cache.ts'
import { createEvidenceSource } from '../../activities/evidence/evidence-source.ts'
import type { EvidenceSource } from '../../activities/evidence/evidence-source.ts'
import { fetchBounded } from '../../activities/evidence/fetch-bounded.ts'
import { createKeeper } from '../../activities/evidence/keeper.ts'
import { signedSource } from '../../activities/evidence/trust-source.ts'
import { createJudge } from '../../activities/judging.ts'
import type { Judge } from '../../activities/judging.ts'
import type { Report } from '../../activities/report.ts'
import { Unavailable } from '../../api/unavailable.ts'
import { parseCrl } from '../../certs/revocation/parse-crl.ts'
import { certificateSha256 } from '../../certs/x509/parse-certificate.ts'
import type { TrustListStore, Vault } from '../../domain/ports.ts'
import { instantOf } from '../../domain/time.ts'
import type { Instant } from '../../domain/time.ts'
import { DEED_POLICY } from '../../signatures/policy/policy.ts'
import { verifyDocument } from '../../signatures/verify.ts'
import type { Config } from '../config.ts'
import type { Examiners } from './examiners.ts'

interface EvidenceParts {
  readonly trustList: Config['trustList']
  readonly trustLists: TrustListStore
  readonly vault: Vault
  readonly report: Report
}

/** Milliseconds for one answer. */
const DEADLINE_MS = 5_000
const MB = 1024 * 1024
/** Of a trust list; of a national revocation list, which has a hundred thousand entries. */
const LARGEST_LIST = 4 * MB
const LARGEST_CRL = 16 * MB

/** The signed trust list, and what its authorities say now; each answer is kept in the vault. */
export function evidenceFrom({ trustList, trustLists, vault, report }: EvidenceParts): EvidenceSource {
  const keep = createKeeper(vault)
  const { url, signerSpki } = trustList
  const fetchList = (): Promise<Uint8Array> => fetched(url, LARGEST_LIST)
  return createEvidenceSource({
    trust: signedSource({ fetchList, signerSpki, lists: trustLists, keep, now, report }),
    currentCrl: createCrlCache({
      fetchCrl: (crlUrl) => fetched(crlUrl, LARGEST_CRL),
      nextUpdateOf: (crl) => parseCrl(crl).nextUpdate,
      ...{ keep, now, report },
    }),
    askOcsp: ocspOver(fetchBounded, DEADLINE_MS),
    ...{ keep, report },
    sha256Of: certificateSha256,
  })
}

/**
 * The same for who waits for an answer: while nobody can tell whom to trust, whatever the reason, that part is away
 * and may be asked again later.
 */
export function orAway(source: EvidenceSource): EvidenceSource {
  return {
    ...source,
    gather: () =>
      source.gather().catch((error: unknown) => {
        throw new Unavailable('The trust list or the vault', error)
      }),
  }
}

/** Judges documents under the policy in force, in processes of their own, on what the source knows. */
export function judgeFrom(source: EvidenceSource, { examine }: Pick<Examiners, 'examine'>): Judge {
  return createJudge({
    ...{ source, policy: DEED_POLICY, now },
    examine: (document, question) => examine(document, question),
  })
}

/** The same for what was drawn here, in this process: no stranger had a hand in the file. */
export function judgeOwnFrom(source: EvidenceSource): Judge {
  return createJudge({
    ...{ source, policy: DEED_POLICY, now },
    examine: ({ bytes }, question) => Promise.resolve(verifyDocument(bytes, question)),
  })
}

function fetched(url: string, maxBytes: number): Promise<Uint8Array> {
  return fetchBounded({ url, maxBytes, deadlineMs: DEADLINE_MS })
}

function now(): Instant {
  return instantOf(new Date())
}
