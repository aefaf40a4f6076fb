import { connectObjectStore } from './connect.ts'
import type { ObjectStoreAddress } from './connect.ts'
import type { ConformanceRow } from './conformance/exchange.ts'
import { LOCK_ROWS, LONGEST_HELD_SECONDS } from './conformance/lock-rows.ts'
import { makeThrowAwayBucket, sweepThrowAwayBuckets } from './conformance/throw-away-bucket.ts'
import { VERSION_ROWS } from './conformance/version-rows.ts'
import { WRITING_ROWS } from './conformance/writing-rows.ts'
import type { VaultPlace } from './vault-place.ts'

/** What any server must do before deeds are entrusted to it, whatever its name. */
export const CONFORMANCE: readonly ConformanceRow[] = [...VERSION_ROWS, ...WRITING_ROWS, ...LOCK_ROWS]

export interface RowResult {
  readonly name: string
  readonly advisory: boolean
  /** What the server did instead; null when it did as it must. */
  readonly deviation: string | null
}

export interface ConformanceReport {
  /** No row deviates, the advisory ones aside. */
  readonly passed: boolean
  readonly results: readonly RowResult[]
  /** For so long the objects of the run stay locked, and with them its buckets; a later run removes them. */
  readonly lockedSeconds: number
}

/**
 * Holds a server against every row, in buckets of its own, and reports each as it is done. Removes what
 * earlier runs had to leave behind. Throws a fault when the server cannot be reached or makes no bucket with
 * object lock at all; a row that fails is a result, not a fault.
 */
export async function runConformance(
  address: ObjectStoreAddress,
  report: (result: RowResult) => void,
): Promise<ConformanceReport> {
  const client = connectObjectStore(address)
  // Twice as old as a lock may be, so that a run still under way keeps its bucket.
  await sweepThrowAwayBuckets(client, 2 * LONGEST_HELD_SECONDS)
  const place = await makeThrowAwayBucket(client)
  const results: RowResult[] = []
  for (const row of CONFORMANCE) {
    const result = await hold(row, place)
    report(result)
    results.push(result)
  }
  const passed = results.every((result) => result.advisory || result.deviation === null)
  return { passed, results, lockedSeconds: LONGEST_HELD_SECONDS }
}

async function hold({ name, advisory = false, run }: ConformanceRow, place: VaultPlace): Promise<RowResult> {
  try {
    await run(place)
    return { name, advisory, deviation: null }
  } catch (error) {
    return { name, advisory, deviation: error instanceof Error ? error.message : String(error) }
  }
}
