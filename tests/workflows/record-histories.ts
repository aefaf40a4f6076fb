import { writeFile } from 'node:fs/promises'
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js'
import { startServers } from '../../bin/servers/start-servers.ts'
import { SEARCH_ATTRIBUTES, withdraw } from '../../workflows/messages.ts'
import { setRunning } from '../running.ts'
import type { RunningServers } from '../running.ts'
import { NOTARY, startProcedures } from './procedures.ts'
import type { Procedure, Procedures } from './procedures.ts'
import { claim, decide, lodge, lodged, payAll } from './walk.ts'
import { PASSED } from './world.ts'

/*
 * Records the histories that the replay test replays, one a way through the procedure:
 * npx tsx tests/workflows/record-histories.ts [NAME …]
 * A recorded history stands for the transactions that are open. Record anew only what no transaction in the
 * field can have any more; for a change of the procedure use `patched`, and add a history beside the old ones.
 */

const WAYS: Readonly<Record<string, (procedures: Procedures) => Promise<Procedure>>> = {
  registered: async (procedures) => {
    // Long enough to be waited for, as it is in the field; in the other ways it has passed.
    const sale = await procedures.open({}, { valuation: 3_000 })
    await lodged(sale)
    await payAll(sale)
    return sale
  },
  'returned-and-lodged-anew': async (procedures) => {
    const failed = { ...PASSED, verdict: 'failed', codes: ['digest-mismatch'] } as const
    const sale = await procedures.open({ examinations: [failed], owed: [] }, { valuation: 50 })
    await lodge(sale)
    await sale.reaches('returned')
    await lodge(sale)
    return sale
  },
  'released-by-two-officers': async (procedures) => {
    const sale = await procedures.open({ owed: [], flags: ['serious'], moved: 1 }, { valuation: 50 })
    await lodged(sale, 'in-review')
    for (const officer of ['officer-1', 'officer-2']) {
      await claim(sale, officer)
      await decide(sale, officer)
    }
    await sale.reaches('in-review')
    await claim(sale, 'officer-1')
    await decide(sale, 'officer-1')
    return sale
  },
  'examined-again-and-stamped-later': async (procedures) => {
    const unknown = {
      ...PASSED,
      verdict: 'indeterminate',
      codes: ['signature-open'],
      tryLater: true,
    } as const
    const sale = await procedures.open(
      { examinations: [unknown, unknown, { ...PASSED, stamped: false }], owed: [] },
      { firstEvidencePause: 50, valuation: 1_000 },
    )
    await lodged(sale, 'registered')
    return sale
  },
  'receipt-sealed-later': async (procedures) => {
    const sale = await procedures.open({ faults: new Map([['sealReceipt', 3]]) })
    await lodged(sale)
    await sale.ask(withdraw, { actor: NOTARY, reason: 'the parties agreed otherwise' })
    return sale
  },
  'in-its-last-run': async (procedures) => {
    const sale = await procedures.open({ owed: [] }, { valuation: 50 }, 0)
    await lodged(sale, 'registered')
    return sale
  },
  lapsed: async (procedures) => {
    const sale = await procedures.open({}, { payment: 1_500, firstSweep: 100 })
    await lodged(sale)
    return sale
  },
  withdrawn: async (procedures) => {
    const sale = await procedures.open()
    await lodged(sale)
    await sale.ask(withdraw, { actor: NOTARY, reason: 'the parties agreed otherwise' })
    return sale
  },
}

const [, , ...names] = process.argv
const servers = await startServers({
  dataFolder: undefined,
  fresh: true,
  report: (line) => process.stderr.write(`${line}\n`),
  searchAttributes: SEARCH_ATTRIBUTES,
})
try {
  setRunning({ temporal: await servers.temporal } as RunningServers)
  const procedures = await startProcedures()
  for (const [name, walk] of Object.entries(WAYS)) {
    if (names.length > 0 && !names.includes(name)) continue
    const { handle } = await walk(procedures)
    await handle.result()
    const file = new URL(`histories/${name}.json`, import.meta.url)
    await writeFile(file, `${historyToJSON(await handle.fetchHistory())}\n`)
  }
  await procedures.close()
} finally {
  await servers.stop()
}
