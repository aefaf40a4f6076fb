import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { instantOf, parseInstant } from '../../domain/time.ts'
import type { Instant } from '../../domain/time.ts'
import { DEED_POLICY } from '../../signatures/policy/policy.ts'
import { verifyDocument } from '../../signatures/verify.ts'
import type { Trust } from '../../signatures/verify.ts'
import { authorityOf, trustFolder, trustIn } from '../process/trust.ts'
import { authorityFolder } from '../start/prepare.ts'
import { conclusionOf, page } from './page.ts'
import type { Conclusion } from './page.ts'

export interface VerifyOptions {
  readonly trust?: string
  readonly at?: string
  readonly json?: boolean
  /** Where a development authority may lie, which is trusted when nothing else is named. */
  readonly data: string
}

const EXIT: Readonly<Record<Conclusion, number>> = { passed: 0, failed: 1, indeterminate: 2 }

/**
 * Prints a verdict for each file, offline. Answers the exit code: 0 when every file passed, 1 when one failed,
 * 2 when none failed but one is open. A file that cannot be read counts as failed and does not end the run.
 */
export async function verify(files: readonly string[], options: VerifyOptions): Promise<number> {
  const at = momentOf(options.at)
  const trust = await trustOf(options)
  const conclusions = new Set<Conclusion>()
  for (const file of files) conclusions.add(await verifyOne(file, trust, at, options.json ?? false))
  const gravest = (['failed', 'indeterminate', 'passed'] as const).find((one) => conclusions.has(one))
  return EXIT[gravest ?? 'indeterminate']
}

async function verifyOne(file: string, trust: Trust, at: Instant, json: boolean): Promise<Conclusion> {
  const bytes = await readFile(file).catch((error: unknown) => error as NodeJS.ErrnoException)
  if (bytes instanceof Error) {
    console.log(
      json ? JSON.stringify({ file, error: bytes.code }) : `${file}\n  cannot be read (${bytes.code})`,
    )
    return 'failed'
  }
  const verdict = verifyDocument(bytes, { trust, policy: DEED_POLICY, at })
  console.log(json ? JSON.stringify({ file, ...verdict }) : page(file, verdict))
  return conclusionOf(verdict)
}

function momentOf(text: string | undefined): Instant {
  if (text === undefined) return instantOf(new Date())
  const at = parseInstant(text)
  if (at === undefined) throw new Error('--at takes a moment such as 2026-11-23T08:00:00.000Z')
  return at
}

async function trustOf({ trust, data }: VerifyOptions): Promise<Trust> {
  if (trust !== undefined) return trustFolder(trust)
  const folder = authorityFolder(resolve(data))
  if (existsSync(join(folder, 'hierarchy'))) return trustIn(await authorityOf(folder))
  return { anchors: [], intermediates: [] }
}
