import type { Environment } from '../servers/environment.ts'
import { programOnPath } from '../servers/find-program.ts'
import type { RunCommand } from '../servers/run-command.ts'
import { reasonOf } from '../servers/unavailable.ts'
import type { NotToBeHad, Opinion } from './opinion.ts'

export interface Pdfsig {
  readonly version: string
  /** Integrity alone: it looks at no certificate here, for it would fetch what a file's certificate names. */
  judge(file: string): Promise<Opinion>
}

interface PdfsigDeps {
  readonly env: Environment
  readonly run: RunCommand
}

/** Poppler's pdfsig, where it is on PATH. */
export async function findPdfsig({ env, run }: PdfsigDeps): Promise<Pdfsig | NotToBeHad> {
  const command = await programOnPath({ command: 'pdfsig' }, env)
  if (command === undefined) return { notToBeHad: 'pdfsig is not on PATH' }
  return {
    version: await versionOf(command, { env, run }),
    judge: (file) =>
      run(command, ['-nocert', file], { env }).then(opinionOf, (error: unknown) => ({
        accepts: false,
        why: reasonOf(error).replaceAll(command, 'pdfsig').replaceAll(file, 'the file'),
      })),
  }
}

/** It tells its version where it complains, and some versions of it call that a failure. */
async function versionOf(command: string, { env, run }: PdfsigDeps): Promise<string> {
  const told = await run('sh', ['-c', '"$0" -v 2>&1 || true', command], { env })
  return /version (\S+)/.exec(told)?.[1] ?? 'unknown'
}

/** Accepts a file when it has a signature and finds each valid. */
function opinionOf(printed: string): Opinion {
  const validations = Array.from(printed.matchAll(/Signature Validation: (.*)/g), ([, text]) => text ?? '')
  const coverage = Array.from(printed.matchAll(/- (Total document signed|Not total document signed)/g))
  const why = [...validations, ...coverage.map(([, text]) => text ?? '')].join(' ')
  const accepts = validations.length > 0 && validations.every((text) => text === 'Signature is Valid.')
  return { accepts, why: why || 'no signature' }
}
