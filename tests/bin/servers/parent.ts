import { startServers } from '../../../bin/servers/start-servers.ts'
import { STAGE_ATTRIBUTE } from '../../../workflows/messages.ts'

// A small parent, for tests to kill: starts the servers on the folder it is given, says their processes, and waits.
const servers = await startServers({
  dataFolder: process.argv[2],
  fresh: false,
  report: () => undefined,
  searchAttributes: [STAGE_ATTRIBUTE],
})
// Somebody who does not listen when asked to stop, with a child of his own.
const stubborn = servers.leash.spawn('sh', ['-c', "trap '' TERM; sleep 1000 & wait; sleep 1000"], {
  stdio: 'ignore',
})
const [temporal, s3] = await Promise.all([servers.temporal, servers.s3])
process.stdout.write(
  `${JSON.stringify([temporal.process?.pid, s3.process?.pid, stubborn.pid, servers.leash.pid])}\n`,
)
process.on('SIGTERM', () => void servers.stop().then(() => process.exit(0)))
setInterval(() => undefined, 60_000)
