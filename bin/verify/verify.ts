import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { instantOf, parseInstant } from '../../domain/time.ts'
import type { Instant } from '../../domain/time.ts'
import { DEED_POLICY } from '../../signatures/policy/policy.ts'
import type { DocumentVerdict } from '../../signatures/verdict.ts'
import { verifyDocument } from '../../signatures/verify.ts'
import { configuredTrust } from '../../certs/trust/trust.ts'
import type { Trust } from '../../certs/trust/trust.ts'
import { NO_EVIDENCE } from '../../signatures/evidence-set.ts'
import { trustFolder, trustOf } from '../process/trust.ts'
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
export async function verify(
  files: readonly string[],
  options: VerifyOptions,
  print: (text: string) => void = console.log,
): Promise<number> {
  const at = momentOf(options.at)
  const trust = await trustFor(options)
  const conclusions = new Set<Conclusion>()
  const present = options.json === true ? asJson : asPage
  for (const file of files) {
    const examined = await examine(file, trust, at)
    print(present(file, examined))
    conclusions.add('unreadable' in examined ? 'failed' : conclusionOf(examined))
  }
  const gravest = (['failed', 'indeterminate', 'passed'] as const).find((one) => conclusions.has(one))
  return EXIT[gravest ?? 'indeterminate']
}

interface Unreadable {
  readonly unreadable: string
}

async function examine(file: string, trust: Trust, at: Instant): Promise<DocumentVerdict | Unreadable> {
  const bytes = await readFile(file).catch((error: unknown) => error as NodeJS.ErrnoException)
  if (bytes instanceof Error) return { unreadable: bytes.code ?? bytes.name }
  return verifyDocument(bytes, { trust, evidence: NO_EVIDENCE, policy: DEED_POLICY, at })
}

function asJson(file: string, examined: DocumentVerdict | Unreadable): string {
  if ('unreadable' in examined) return JSON.stringify({ file, error: examined.unreadable })
  return JSON.stringify({ file, ...examined })
}

function asPage(file: string, examined: DocumentVerdict | Unreadable): string {
  if ('unreadable' in examined) return `${file}\n  cannot be read (${examined.unreadable})`
  return page(file, examined)
}

function momentOf(text: string | undefined): Instant {
  if (text === undefined) return instantOf(new Date())
  const at = parseInstant(text)
  if (at === undefined) throw new Error('--at takes a moment such as 2026-11-23T08:00:00.000Z')
  return at
}

async function trustFor({ trust, data }: VerifyOptions): Promise<Trust> {
  if (trust !== undefined) return trustFolder(trust)
  const folder = authorityFolder(resolve(data))
  if (existsSync(join(folder, 'hierarchy'))) return trustOf(folder)
  return configuredTrust([])
}
