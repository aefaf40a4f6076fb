import { cacheFolder, createCache } from '../servers/cache.ts'
import type { Environment } from '../servers/environment.ts'
import { createLeash } from '../servers/leash.ts'
import type { Progress } from '../servers/progress.ts'
import { createRunCommand } from '../servers/run-command.ts'
import { findOpenssl } from './openssl.ts'
import type { Openssl } from './openssl.ts'
import type { NotToBeHad } from './opinion.ts'
import { findPdfsig } from './pdfsig.ts'
import type { Pdfsig } from './pdfsig.ts'
import { openPyHanko } from './pyhanko.ts'
import type { PyHanko } from './pyhanko.ts'

/** The programs whose opinion on a signed PDF we ask, each where it can be had. */
export interface Opinions {
  readonly pyhanko: PyHanko | NotToBeHad
  readonly openssl: Openssl | NotToBeHad
  readonly pdfsig: Pdfsig | NotToBeHad
  close(): Promise<void>
}

/** Finds the other verifiers; pyHanko is obtained into this user's cache at the first time. Never throws. */
export async function openOpinions(env: Environment, report: Progress): Promise<Opinions> {
  const leash = createLeash()
  const run = createRunCommand(leash)
  const cache = createCache({ folder: cacheFolder(env), owner: leash.pid, report })
  const [pyhanko, openssl, pdfsig] = await Promise.all([
    openPyHanko({ env, leash, run, cache, report }),
    findOpenssl({ env, run }),
    findPdfsig({ env, run }),
  ])
  return {
    ...{ pyhanko, openssl, pdfsig },
    async close() {
      if ('stop' in pyhanko) await pyhanko.stop()
      await leash.end()
    },
  }
}
