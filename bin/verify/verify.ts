import { availableParallelism } from 'node:os'
import { instantOf, parseInstant } from '../../domain/time.ts'
import type { Instant } from '../../domain/time.ts'
import { DEED_POLICY, DOCUMENT_POLICY } from '../../signatures/policy/policy.ts'
import type { DeedPolicy } from '../../signatures/policy/policy.ts'
import type { Question } from '../../signatures/verify.ts'
import { createExaminers } from '../process/examiners.ts'
import type { Examiners, ExaminersOptions } from '../process/examiners.ts'
import { UsageError } from '../usage-error.ts'
import { conclusionOf } from './examined.ts'
import type { Conclusion, Examined, Unreadable } from './examined.ts'
import { filesOf } from './files.ts'
import { inOrder } from './in-order.ts'
import { jsonLine } from './json-line.ts'
import { languageOf, LANGUAGES } from './languages.ts'
import { page } from './page.ts'
import { showProgress } from './progress.ts'
import { trustingOf } from './trusting.ts'

export interface VerifyOptions {
  readonly trust?: string
  readonly at?: string
  readonly json?: boolean
  /** `document` (any PDF), or `deed` (what is lodged here). */
  readonly policy?: string
  /** `en` or `fr`; else the terminal's. */
  readonly lang?: string
  /** Where a development authority may lie, which is trusted when nothing else is named. */
  readonly data: string
}

interface VerifyDeps {
  readonly print: (text: string) => void
  /** For what is not meant for the program that reads the lines of `--json`. */
  readonly complain: (text: string) => void
  readonly createExaminers: (options: ExaminersOptions) => Examiners
}

const DEPS: VerifyDeps = { print: console.log, complain: console.error, createExaminers }

const EXIT: Readonly<Record<Conclusion, number>> = { passed: 0, failed: 1, open: 2 }

/** How many files may be under way for each process: a slow one must not keep the others idle. */
const AHEAD = 8

/**
 * Prints a verdict for each file, and for each PDF in and below a folder, in the order asked for; offline. Answers
 * the exit code: 0 when every file passed, 1 when one failed or cannot be read, 2 when none failed but one is
 * open. No file ends the run, whatever it does to the process that reads it.
 * @throws UsageError for an option that means nothing, and an error for a folder of trust that does not hold
 */
export async function verify(
  asked: readonly string[],
  options: VerifyOptions,
  deps: Partial<VerifyDeps> = {},
): Promise<number> {
  const { print, complain, createExaminers: create } = { ...DEPS, ...deps }
  const words = LANGUAGES[languageOf(options.lang, process.env['LANG'])]
  const question = await questionOf(options)
  const files = await filesOf(asked)
  const children = availableParallelism()
  const examiners = create({ children, waiting: children * AHEAD })
  const progress = showProgress(files.length, process.stderr)
  const conclusions = new Set<Conclusion>()
  try {
    const work = (file: string | Unreadable): Promise<Examined> => examined(file, examiners, question)
    for await (const one of inOrder(files, children * AHEAD, work)) {
      progress.clear()
      print(options.json === true ? jsonLine(one) : page(one, words))
      if (options.json === true && 'unreadable' in one) complain(`${one.file}: ${one.unreadable}`)
      conclusions.add(conclusionOf(one))
      progress.step()
    }
  } finally {
    progress.clear()
    await examiners.close()
  }
  const gravest = (['failed', 'open', 'passed'] as const).find((one) => conclusions.has(one))
  return EXIT[gravest ?? 'open']
}

async function examined(
  file: string | Unreadable,
  examiners: Examiners,
  question: Question,
): Promise<Examined> {
  if (typeof file !== 'string') return file
  try {
    return { file, verdict: await examiners.examine({ path: file }, question) }
  } catch (error) {
    const { code, name } = error as NodeJS.ErrnoException
    return { file, unreadable: code ?? name }
  }
}

async function questionOf({
  trust: folder,
  data,
  at,
  policy = 'document',
}: VerifyOptions): Promise<Question> {
  const asked = POLICIES.get(policy)
  if (asked === undefined) throw new UsageError(`--policy takes ${[...POLICIES.keys()].join(' or ')}`)
  const moment = momentOf(at)
  return { ...(await trustingOf(folder, data, moment)), policy: asked, at: moment }
}

const POLICIES: ReadonlyMap<string, DeedPolicy> = new Map([
  ['document', DOCUMENT_POLICY],
  ['deed', DEED_POLICY],
])

function momentOf(text: string | undefined): Instant {
  if (text === undefined) return instantOf(new Date())
  const at = parseInstant(text)
  if (at === undefined) throw new UsageError('--at takes a moment such as 2026-11-23T08:00:00.000Z')
  return at
}
