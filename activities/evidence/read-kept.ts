import type { GatheredRefs } from '../../domain/ports.ts'
import type { DocumentRef } from '../../domain/transaction/document.ts'
import type { Gathered } from './evidence-source.ts'

/** The evidence that was kept under these references. Throws a fault when a piece is missing. */
export async function readKept(
  read: (ref: DocumentRef) => Promise<Uint8Array>,
  refs: GatheredRefs,
): Promise<Gathered['evidence']> {
  const readAll = (kept: readonly DocumentRef[]): Promise<readonly Uint8Array[]> =>
    Promise.all(kept.map((ref) => read(ref)))
  const [certificates, crls, ocspResponses] = await Promise.all([
    readAll(refs.certificates),
    readAll(refs.crls),
    readAll(refs.ocspResponses),
  ])
  return { certificates, crls, ocspResponses }
}
