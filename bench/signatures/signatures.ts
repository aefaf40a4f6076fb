import { mkdtemp, rm } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { openOpinions } from '../../bin/opinions/open-opinions.ts'
import type { Opinions } from '../../bin/opinions/open-opinions.ts'
import { createExaminers } from '../../bin/process/examiners.ts'
import { verifyDocument } from '../../signatures/verify.ts'
import { atATime } from '../statistics.ts'
import { makeDeeds } from './deeds.ts'
import type { BenchDeed, BenchDeeds, SizeName } from './deeds.ts'
import { measure, medianOf } from './measure.ts'
import type { Measured } from './measure.ts'

const TARGET_SMALL_MS = 5
/** Of the time of SHA-256 alone. */
const TARGET_RATIO: Readonly<Partial<Record<SizeName, number>>> = { '5 MB': 2, '50 MB': 1.5 }
const TARGET_PYHANKO = 10
/** Theirs are slower, and need fewer runs to be told apart from ours. */
const THEIR_RUNS: Readonly<Record<SizeName, number>> = { '100 KB': 20, '5 MB': 7, '50 MB': 3 }

/**
 * The full verdict on a deed (structure, changes, CMS, path, revocation) against SHA-256 alone of its bytes, and
 * against pyHanko and pdfsig on the same file, in one run. Answers whether the targets are met.
 */
export async function benchSignatures(): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), 'registrar-bench-'))
  const opinions = await openOpinions(process.env, (line) => console.error(line))
  try {
    console.error('Drawing and signing six deeds')
    const made = await makeDeeds(folder)
    describe(opinions)
    const met: boolean[] = []
    for (const deed of made.deeds) met.push(await compare(deed, made, opinions))
    await benchPool(made)
    return met.every(Boolean)
  } finally {
    await opinions.close()
    await rm(folder, { recursive: true, force: true })
  }
}

function describe({ pyhanko, pdfsig }: Opinions): void {
  const told = (name: string, one: { readonly version: string } | { readonly notToBeHad: string }): string =>
    'version' in one ? `${name} ${one.version}` : `${name} left out (${one.notToBeHad})`
  const others = [
    `${told('pyHanko', pyhanko)}: warm, file in memory`,
    `${told('pdfsig', pdfsig)}: with its start, without certificates`,
  ]
  console.log(`Medians; ${availableParallelism()} cores. ${others.join('; ')}`)
}

async function compare(deed: BenchDeed, { question, root }: BenchDeeds, others: Opinions): Promise<boolean> {
  const { decision } = verifyDocument(deed.bytes, question)
  if (decision !== 'ACCEPT') throw new Error(`The deed is not accepted: ${decision}`)
  const ours = measure(deed, question)
  const { pyhanko, pdfsig } = others
  const runs = THEIR_RUNS[deed.size]
  const request = { file: deed.file, roots: [root], at: question.at }
  const theirs = 'judge' in pyhanko ? await pyhanko.judge(request, runs) : null
  if (theirs?.accepts === false) throw new Error(`pyHanko does not accept the deed: ${theirs.why}`)
  const poppler = 'judge' in pdfsig ? await medianOf(runs, () => pdfsig.judge(deed.file)) : null
  return report(deed, ours, { pyhanko: theirs?.ms ?? null, pdfsig: poppler })
}

interface Others {
  /** Medians in milliseconds; null when left out. */
  readonly pyhanko: number | null
  readonly pdfsig: number | null
}

function report(
  { size, key }: BenchDeed,
  { verdict, sha256 }: Measured,
  { pyhanko, pdfsig }: Others,
): boolean {
  const ms = (time: number | null): string => (time === null ? '–' : `${time.toFixed(2)} ms`)
  const limit = TARGET_RATIO[size]
  const ratio = verdict / sha256
  const within = limit === undefined ? verdict <= TARGET_SMALL_MS : ratio <= limit
  const target = limit === undefined ? `target ≤ ${TARGET_SMALL_MS} ms` : `target ≤ ${limit}×`
  const faster = pyhanko === null ? null : pyhanko / verdict
  const against = faster === null ? '' : ` (${faster.toFixed(0)}× ours, target ≥ ${TARGET_PYHANKO}×)`
  const met = within && (faster === null || faster >= TARGET_PYHANKO)
  console.log(
    `${size.padStart(6)} ${key.padEnd(5)}: verdict ${ms(verdict)}, SHA-256 ${ms(sha256)}, ` +
      `${ratio.toFixed(2)}× (${target}); pyHanko ${ms(pyhanko)}${against}; pdfsig ${ms(pdfsig)}` +
      (met ? '' : '  MISSED'),
  )
  return met
}

const POOL_CHILDREN = 2
const POOL_VERDICTS = 2_000

/** Ordinary deeds through the examiners' processes, as the service and the command line have them examined. */
async function benchPool({ deeds, question }: BenchDeeds): Promise<void> {
  const small = deeds.filter(({ size }) => size === '100 KB')
  const examiners = createExaminers({ children: POOL_CHILDREN, waiting: POOL_VERDICTS })
  const examine = async ({ file }: BenchDeed): Promise<void> => {
    const { decision } = await examiners.examine({ path: file }, question)
    if (decision !== 'ACCEPT') throw new Error(`The deed is not accepted: ${decision}`)
  }
  try {
    const items = Array.from({ length: POOL_VERDICTS }, (_, i) => small[i % small.length]).filter(isDeed)
    await atATime(items.slice(0, POOL_VERDICTS / 10), POOL_CHILDREN * 2, examine)
    const begun = performance.now()
    await atATime(items, POOL_CHILDREN * 2, examine)
    const perSecond = POOL_VERDICTS / ((performance.now() - begun) / 1_000)
    console.log(
      `Pool of ${POOL_CHILDREN} processes, 100 KB deeds as files: ${perSecond.toFixed(0)} verdicts/s`,
    )
  } finally {
    await examiners.close()
  }
}

function isDeed(deed: BenchDeed | undefined): deed is BenchDeed {
  return deed !== undefined
}
