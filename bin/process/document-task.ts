import { readFile } from 'node:fs/promises'
import type { DocumentInspector, DocumentVerifier } from '../../domain/ports.ts'
import type { Instant } from '../../domain/time.ts'
import { NO_EVIDENCE } from '../../signatures/evidence-set.ts'
import { signatureFindings } from '../../signatures/findings.ts'
import { inspectPdf } from '../../signatures/pdf/inspect.ts'
import { DEED_POLICY } from '../../signatures/policy/policy.ts'
import { verifyDocument } from '../../signatures/verify.ts'
import type { Trust } from '../../certs/trust/trust.ts'

/** What is asked of a stranger's document. It lies in a private file, so that only its path crosses over. */
export type DocumentTask =
  | { readonly ask: 'inspect'; readonly path: string }
  | { readonly ask: 'verify'; readonly path: string; readonly trust: Trust; readonly at: Instant }

export type Inspected = Awaited<ReturnType<DocumentInspector>>
export type Verified = Awaited<ReturnType<DocumentVerifier>>

/** Reads the document whole and judges it. Throws a fault for a file that cannot be read. */
export async function carryOut(task: DocumentTask): Promise<Inspected | Verified> {
  const bytes = await readFile(task.path)
  if (task.ask === 'inspect') return inspectPdf(bytes)?.code ?? null
  const { trust, at } = task
  const verdict = verifyDocument(bytes, { trust, evidence: NO_EVIDENCE, policy: DEED_POLICY, at })
  return signatureFindings(verdict)
}
