import type { Sha256 } from '../../domain/ids.ts'
import type { ArchivedProof, ArchiveStore, DueProof } from '../../domain/ports.ts'
import { soon } from './state.ts'
import type { State } from './state.ts'

export function createArchive(state: State): ArchiveStore {
  const proofs: ArchivedProof[] = []
  const of = (sha256: Sha256): readonly ArchivedProof[] =>
    proofs.filter((proof) => proof.documentSha256 === sha256).toSorted((a, b) => a.n - b.n)
  return {
    due: (before, most) =>
      soon(() =>
        keptIn(state)
          .map((documentSha256) => ({ documentSha256, newest: of(documentSha256).at(-1) ?? null }))
          .filter(({ newest }) => newest === null || newest.validUntil < before)
          .toSorted((a, b) => ending(a.newest).localeCompare(ending(b.newest)))
          .slice(0, most)
          .map(({ documentSha256, newest }) => ({ documentSha256, newest: newest && newestOf(newest) })),
      ),
    record: (fresh) =>
      soon(() => {
        for (const proof of fresh) {
          if (!of(proof.documentSha256).some(({ n }) => n === proof.n)) proofs.push(proof)
        }
      }),
    of: (documentSha256) => soon(() => of(documentSha256)),
  }
}

function newestOf({ n, record, validUntil, evidence }: ArchivedProof): DueProof['newest'] {
  return { n, record, validUntil, evidence }
}

/** What was never proven comes first. */
function ending(newest: ArchivedProof | null): string {
  return newest?.validUntil ?? ''
}

function keptIn({ dossiers, lodgings }: State): readonly Sha256[] {
  const certified = [...dossiers.values()].filter(({ certificate }) => certificate !== null)
  const ids = new Set(certified.map(({ transactionId }) => transactionId))
  const deeds = lodgings.filter(({ transactionId }) => ids.has(transactionId))
  const digests = [
    ...certified.flatMap(({ certificate }) => certificate?.ref.sha256 ?? []),
    ...certified.flatMap(({ receiptDocument }) => receiptDocument?.ref.sha256 ?? []),
    ...deeds.map(({ deedSha256 }) => deedSha256),
  ]
  return [...new Set(digests)].toSorted()
}
