import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Opinions } from '../../bin/opinions/open-opinions.ts'
import { NOON } from '../certs/test-pki.ts'
import { judge, trust } from '../signatures/attacks/authorities.ts'
import { BASES } from '../signatures/attacks/base.ts'
import { CERTIFICATE_ATTACKS } from '../signatures/attacks/certificates.ts'
import { CMS_ATTACKS } from '../signatures/attacks/cms.ts'
import type { Attack } from '../signatures/attacks/forge.ts'
import { STRUCTURE_ATTACKS } from '../signatures/attacks/pdf-structure.ts'
import { SHADOW_ATTACKS } from '../signatures/attacks/shadows.ts'
import { DOCUMENT_TIMESTAMP_ATTACKS, TIME_ATTACKS } from '../signatures/attacks/time.ts'
import { UPDATE_ATTACKS } from '../signatures/attacks/updates.ts'

export const ATTACKS: readonly Attack[] = [
  ...STRUCTURE_ATTACKS,
  ...UPDATE_ATTACKS,
  ...SHADOW_ATTACKS,
  ...CMS_ATTACKS,
  ...CERTIFICATE_ATTACKS,
  ...TIME_ATTACKS,
  ...DOCUMENT_TIMESTAMP_ATTACKS,
]

export type Program = 'pyHanko' | 'pdfsig'

/** An attack that one of the programs accepts, and what keeps us from it: the check and its code. */
export interface Difference {
  readonly attack: string
  readonly acceptedBy: readonly Program[]
  readonly refusedFor: string
}

/** Every attack that a program at hand accepts. Throws when we accept one. */
export async function differences({ pyhanko, pdfsig }: Opinions): Promise<readonly Difference[]> {
  const folder = await mkdtemp(join(tmpdir(), 'registrar-opinions-'))
  const file = join(folder, 'forged.pdf')
  const found: Difference[] = []
  try {
    const roots = await written(
      folder,
      'crt',
      trust.anchors.map(({ certificate }) => certificate),
    )
    for (const attack of ATTACKS) {
      const forged = await forgedBy(attack)
      await writeFile(file, forged)
      const crls = await written(folder, 'crl', attack.evidence?.crls ?? [])
      const acceptedBy: Program[] = []
      if ('judge' in pyhanko && (await pyhanko.judge({ file, roots, crls, at: NOON })).accepts) {
        acceptedBy.push('pyHanko')
      }
      if ('judge' in pdfsig && (await pdfsig.judge(file)).accepts) acceptedBy.push('pdfsig')
      if (acceptedBy.length === 0) continue
      found.push({ attack: nameOf(attack), acceptedBy, refusedFor: barOf(forged, attack) })
    }
  } finally {
    await rm(folder, { recursive: true })
  }
  return found
}

/** The files with these bytes. */
async function written(
  folder: string,
  extension: string,
  all: readonly Uint8Array[],
): Promise<readonly string[]> {
  const files = all.map((bytes, index) => ({ bytes, file: join(folder, `${index}.${extension}`) }))
  await Promise.all(files.map(({ bytes, file }) => writeFile(file, bytes)))
  return files.map(({ file }) => file)
}

function barOf(forged: Uint8Array, attack: Attack): string {
  const { structure, signatures, timestamps, decision } = judge(forged, attack.evidence)
  const tokens = timestamps.flatMap(({ token }) => token ?? [])
  const parts = [...signatures, ...tokens].flatMap(({ findings, path }) => [...findings, ...path.findings])
  const all = [...structure, ...parts, ...timestamps.flatMap(({ findings }) => findings)]
  const bar = all.find(({ level }) => level === 'FAIL')
  if (decision === 'ACCEPT' || bar === undefined) throw new Error(`${nameOf(attack)} is accepted`)
  return `${bar.check} ${bar.code}`
}

export function nameOf({ of, name }: Attack): string {
  return `${of}: ${name}`
}

/** On the first honest deed that it applies to. */
async function forgedBy(attack: Attack): Promise<Uint8Array> {
  for (const base of BASES) {
    const forged = await attack.forge(base)
    if (forged !== undefined) return forged
  }
  throw new Error(`${nameOf(attack)} applies to no deed`)
}
