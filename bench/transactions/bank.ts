import { once } from 'node:events'
import { join } from 'node:path'
import { instantOf } from '../../domain/time.ts'
import { startBank } from '../../sandbox/bank/server.ts'
import { MERCHANT } from './names.ts'

/*
 * The bank of the bench, a process of its own as any bank is. It keeps its notifications to itself: the driver
 * of the sale gives the hint, as a payer's browser would. Told its folder, says its address, and ends when its
 * parent does.
 */

const [folder] = (await once(process, 'message')) as [string]

const bank = await startBank({
  port: 0,
  storeFile: join(folder, 'orders.jsonl'),
  merchant: MERCHANT,
  notificationSecret: 'bench',
  clock: () => instantOf(new Date()),
})
const response = await fetch(new URL('/sandbox/switches', bank.url), {
  method: 'PUT',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ lost: true }),
})
if (!response.ok) throw new Error(`The bank answered ${response.status} to its switches`)
process.once('disconnect', () => void bank.stop())
process.send?.(bank.url)
