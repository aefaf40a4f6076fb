import { once } from 'node:events'
import { authorityFolder } from '../../bin/start/prepare.ts'
import { instantOf } from '../../domain/time.ts'
import { startTsa } from '../../sandbox/tsa/server.ts'

/*
 * The trust services of the bench, a process of their own: timestamps, revocation, the trust list. Told the
 * folder, say their address, and end when their parent does.
 */

const [folder] = (await once(process, 'message')) as [string]

const tsa = await startTsa({
  port: 0,
  authorityFolder: authorityFolder(folder),
  clock: () => instantOf(new Date()),
})
process.once('disconnect', () => void tsa.stop())
process.send?.(tsa.url)
