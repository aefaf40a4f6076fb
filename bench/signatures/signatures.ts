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
import { measure } from './measure.ts'
import type { Measured } from './measure.ts'

const TARGET_SMALL_MS = 5
/** Of the time of SHA-256 alone. */
const TARGET_RATIO: Readonly<Partial<Record<SizeName, number>>> = { '5 MB': 2, '50 MB': 1.5 }
/**
 * Judged on small deeds. Of a large one SHA-256 alone takes more than a tenth of pyHanko's time, and nobody
 * verifies without it.
 */
const TARGET_PYHANKO = 10

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
    describeOthers(opinions)
    const met: boolean[] = []
    for (const deed of made.deeds) met.push(await compare(deed, made, opinions))
    console.log(
      '≥ 10× pyHanko is judged at 100 KB: of the larger ones, SHA-256 alone takes more than a tenth of its time',
    )
    await benchPool(made)
    return met.every(Boolean)
  } finally {
    await opinions.close()
    await rm(folder, { recursive: true, force: true })
  }
}

function describeOthers({ pyhanko, pdfsig }: Opinions): void {
  const told = (name: string, one: { readonly version: string } | { readonly notToBeHad: string }): string =>
    'version' in one ? `${name} ${one.version}` : `${name} left out (${one.notToBeHad})`
  const others = [
    `${told('pyHanko', pyhanko)}: warm, file, root and CRLs in memory, revocation required`,
    `${told('pdfsig', pdfsig)}: with its start, without certificates`,
  ]
  console.log(`Medians; ${availableParallelism()} cores. ${others.join('; ')}`)
}

async function compare(deed: BenchDeed, made: BenchDeeds, others: Opinions): Promise<boolean> {
  const { decision } = verifyDocument(deed.bytes, made.question)
  if (decision !== 'ACCEPT') throw new Error(`The deed is not accepted: ${decision}`)
  return report(deed, await measure(deed, made, others))
}

function report({ size, key }: BenchDeed, { verdict, sha256, pyhanko, pdfsig }: Measured): boolean {
  const limit = TARGET_RATIO[size]
  const ratio = verdict / sha256
  const within = limit === undefined ? verdict <= TARGET_SMALL_MS : ratio <= limit
  const target = limit === undefined ? `target ≤ ${TARGET_SMALL_MS} ms` : `target ≤ ${limit}×`
  const faster = pyhanko === null ? null : pyhanko / verdict
  const isJudged = limit === undefined
  const met = within && (!isJudged || faster === null || faster >= TARGET_PYHANKO)
  const wanted = isJudged ? `target ≥ ${TARGET_PYHANKO}×` : `${inTimes(pyhanko, sha256)} SHA-256, not judged`
  const against = faster === null ? '' : ` (${faster.toFixed(1)}× ours, ${wanted})`
  console.log(
    `${size.padStart(6)} ${key.padEnd(5)}: verdict ${inMs(verdict)}, SHA-256 ${inMs(sha256)}, ` +
      `${ratio.toFixed(2)}× (${target}); pyHanko ${inMs(pyhanko)}${against}; pdfsig ${inMs(pdfsig)}` +
      (met ? '' : '  MISSED'),
  )
  return met
}

function inMs(time: number | null): string {
  return time === null ? '–' : `${time.toFixed(2)} ms`
}

function inTimes(time: number | null, unit: number): string {
  return time === null ? '–' : `${(time / unit).toFixed(1)}×`
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
