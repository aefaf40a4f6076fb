import { createHash } from 'node:crypto'
import type { Opinions } from '../../bin/opinions/open-opinions.ts'
import { verifyDocument } from '../../signatures/verify.ts'
import { percentile } from '../statistics.ts'
import type { BenchDeed, BenchDeeds, SizeName } from './deeds.ts'

/** How often each size is measured: the smaller, the more a single run scatters. */
interface Runs {
  readonly rounds: number
  /** Of ours, in a round. */
  readonly ours: number
  /** Of pyHanko; it is slower, and needs fewer to be told apart. */
  readonly theirs: number
}

const RUNS: Readonly<Record<SizeName, Runs>> = {
  '100 KB': { rounds: 15, ours: 20, theirs: 3 },
  '5 MB': { rounds: 6, ours: 10, theirs: 2 },
  '50 MB': { rounds: 3, ours: 5, theirs: 1 },
}
const PDFSIG_RUNS = 5

/** Medians in milliseconds; null when the program was left out. */
export interface Measured {
  readonly verdict: number
  readonly sha256: number
  readonly pyhanko: number | null
  readonly pdfsig: number | null
}

/**
 * The full verdict, SHA-256 of the same bytes and the same question to pyHanko, in turns so that drift cancels:
 * all with the file in memory, in processes that are warm. Throws when pyHanko does not accept the deed.
 */
export async function measure(
  deed: BenchDeed,
  { question, roots, crls }: BenchDeeds,
  { pyhanko, pdfsig }: Opinions,
): Promise<Measured> {
  const { bytes, file } = deed
  const { rounds, ours, theirs } = RUNS[deed.size]
  const verdicts: number[] = []
  const digests: number[] = []
  const opinions: number[] = []
  for (let round = -1; round < rounds; round += 1) {
    // The first round is to warm up.
    const isCounted = round >= 0
    for (let run = 0; run < ours; run += 1) {
      const verdict = elapsed(() => verifyDocument(bytes, question))
      const digest = elapsed(() => createHash('sha256').update(bytes).digest())
      if (isCounted) verdicts.push(verdict)
      if (isCounted) digests.push(digest)
    }
    if (!('judge' in pyhanko)) continue
    const { accepts, why, times } = await pyhanko.judge({ file, roots, crls, at: question.at }, theirs)
    if (!accepts) throw new Error(`pyHanko does not accept the deed: ${why}`)
    if (isCounted) opinions.push(...times)
  }
  return {
    verdict: percentile(verdicts, 50),
    sha256: percentile(digests, 50),
    pyhanko: opinions.length === 0 ? null : percentile(opinions, 50),
    pdfsig: 'judge' in pdfsig ? await medianOf(PDFSIG_RUNS, () => pdfsig.judge(file)) : null,
  }
}

function elapsed(work: () => unknown): number {
  const begun = performance.now()
  work()
  return performance.now() - begun
}

async function medianOf(runs: number, work: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let run = 0; run < runs; run++) {
    const begun = performance.now()
    await work()
    times.push(performance.now() - begun)
  }
  return percentile(times, 50)
}
