import type { ChildProcess } from 'node:child_process'
import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Cache, Fill } from '../servers/cache.ts'
import type { Environment } from '../servers/environment.ts'
import { serverEnvironment } from '../servers/environment.ts'
import { findPip, PIP_SETTINGS } from '../servers/fill-with-pip.ts'
import { namedProgram } from '../servers/find-program.ts'
import { stopChild } from '../servers/leash.ts'
import type { Leash } from '../servers/leash.ts'
import { obtain } from '../servers/obtain.ts'
import type { Program } from '../servers/programs.ts'
import type { Progress } from '../servers/progress.ts'
import type { RunCommand } from '../servers/run-command.ts'
import { reasonOf } from '../servers/unavailable.ts'
import type { NotToBeHad, Opinable, Opinion } from './opinion.ts'

/** A Python that has pyHanko. */
const PYHANKO: Program = {
  title: 'pyHanko',
  version: '0.38.0',
  command: 'pyhanko-python',
  variable: 'PYHANKO_PYTHON',
  path: 'bin/python',
  sha256: {},
}

/** All of it, so that pip resolves nothing. Wheels differ by platform, so they are pinned by version alone. */
const REQUIREMENTS = [
  ...['pyHanko==0.38.0', 'pyhanko-certvalidator==0.33.0', 'asn1crypto==1.5.1', 'oscrypto==1.3.0'],
  ...['cryptography==50.0.2', 'cffi==2.1.1', 'pycparser==3.12', 'lxml==6.1.3', 'tzlocal==5.4.5'],
  ...['uritools==7.0.0', 'aiohttp==3.14.5', 'aiohappyeyeballs==2.7.1', 'aiosignal==1.4.0', 'attrs==26.1.0'],
  ...['frozenlist==1.8.0', 'multidict==7.2.1', 'propcache==0.5.4', 'yarl==1.25.1', 'idna==3.20'],
  ...['certifi==2026.10.19.post1', 'typing_extensions==4.16.0'],
]

interface PyHankoDeps {
  readonly env: Environment
  readonly leash: Leash
  readonly run: RunCommand
  readonly cache: Cache
  readonly report: Progress
}

/** `times`: of each judgement, in milliseconds; none when it failed. */
interface TimedOpinion extends Opinion {
  readonly times: readonly number[]
}

export interface PyHanko {
  readonly version: string
  /** Judges one file, `times` times over in a warm process. */
  judge(of: Opinable, times?: number): Promise<TimedOpinion>
  stop(): Promise<void>
}

/** Starts pyHanko, from `PYHANKO_PYTHON`, the cache, or obtained into the cache with pip. */
export async function openPyHanko(deps: PyHankoDeps): Promise<PyHanko | NotToBeHad> {
  try {
    const named = await namedProgram(PYHANKO, deps.env)
    const found = named ?? (await deps.cache.find(PYHANKO))
    if (found !== undefined) return await start(found, deps)
    const obtained = await obtain(PYHANKO, [fill(deps)], deps)
    return 'file' in obtained ? await start(obtained.file, deps) : { notToBeHad: obtained.reasons.join('; ') }
  } catch (error) {
    return { notToBeHad: reasonOf(error) }
  }
}

const LAUNCHER = `#!/bin/sh
PYTHONPATH="$(dirname "$0")/../packages" exec python3 "$@"
`

function fill({ env, run, report }: PyHankoDeps): Fill {
  return async (folder) => {
    const [command, ...first] = await findPip(run, env)
    report('Fetching pyHanko with pip, about 15 MB, a few seconds')
    const options = ['--quiet', '--no-input', '--no-deps', '--only-binary=:all:']
    const target = ['--target', join(folder, 'packages')]
    await run(command, [...first, 'install', ...options, ...target, ...REQUIREMENTS], {
      env: { ...env, ...PIP_SETTINGS },
    })
    await mkdir(join(folder, 'bin'))
    await writeFile(join(folder, PYHANKO.path), LAUNCHER)
    await chmod(join(folder, PYHANKO.path), 0o755)
  }
}

const PROGRAM = fileURLToPath(new URL('./judge.py', import.meta.url))

async function start(python: string, { env, leash }: PyHankoDeps): Promise<PyHanko> {
  const child = leash.spawn(python, [PROGRAM], {
    env: serverEnvironment(env),
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  const ask = conversation(child)
  const { version } = (await ask()) as { readonly version: string }
  return {
    version,
    judge: async (of, times = 1) => (await ask({ ...of, times })) as TimedOpinion,
    stop: () => stopChild(child),
  }
}

/** One line in, one line out, in turn. The first answer comes unasked. */
function conversation(child: ChildProcess): (request?: object) => Promise<unknown> {
  const { stdin, stdout } = child
  if (stdin === null || stdout === null) throw new Error('pyHanko has no pipes')
  stdin.on('error', () => undefined)
  const lines = createInterface({ input: stdout })[Symbol.asyncIterator]()
  let last: Promise<unknown> = Promise.resolve()
  return (request) => {
    const turn = async (): Promise<unknown> => {
      if (request !== undefined) stdin.write(`${JSON.stringify(request)}\n`)
      const line = await lines.next()
      if (line.done === true) throw new Error('pyHanko ended')
      return JSON.parse(line.value)
    }
    last = last.then(turn)
    return last
  }
}
