import { createHash } from 'node:crypto'
import { verifyDocument } from '../../signatures/verify.ts'
import type { Question } from '../../signatures/verify.ts'
import { percentile } from '../statistics.ts'
import type { BenchDeed, SizeName } from './deeds.ts'

/** How often each size is measured: the smaller, the more a single run scatters. */
const RUNS: Readonly<Record<SizeName, number>> = { '100 KB': 300, '5 MB': 60, '50 MB': 15 }
const WARM_UP = 5

export interface Measured {
  /** Medians in milliseconds. */
  readonly verdict: number
  readonly sha256: number
}

/** The full verdict and SHA-256 of the same bytes, alternated so that drift cancels; in this process, warm. */
export function measure({ bytes, size }: BenchDeed, question: Question): Measured {
  const verdicts: number[] = []
  const digests: number[] = []
  const verify = (): unknown => verifyDocument(bytes, question)
  const digest = (): unknown => createHash('sha256').update(bytes).digest()
  for (let run = -WARM_UP; run < RUNS[size]; run++) {
    const [verdict, sha256] = [elapsed(verify), elapsed(digest)]
    if (run < 0) continue
    verdicts.push(verdict)
    digests.push(sha256)
  }
  return { verdict: percentile(verdicts, 50), sha256: percentile(digests, 50) }
}

function elapsed(work: () => unknown): number {
  const begun = performance.now()
  work()
  return performance.now() - begun
}

/** The median time of so many runs of `work`, in milliseconds. */
export async function medianOf(runs: number, work: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let run = 0; run < runs; run++) {
    const begun = performance.now()
    await work()
    times.push(performance.now() - begun)
  }
  return percentile(times, 50)
}
