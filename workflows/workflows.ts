/*
 * All that a worker may run, for the bundle.
 *
 * Before you change what runs here: transactions that are open were begun by the code before, and a worker replays
 * their history through yours. Another effect, wait or order of them stops every one that has passed that place.
 *
 * - Put the change behind `patched('what-it-is')` of `@temporalio/workflow`, the old way in the other branch, and record
 * *   a history of the new way beside the old ones: `npx tsx tests/workflows/record-histories.ts KIND/NAME`. The replay test
 *   takes all of them. When no transaction from before is open any more, `deprecatePatch`, and later nothing.
 * - Never have two local activities under way at once: a replay may learn of both in one breath. `on-temporal.ts` lets
 *   them take turns.
 * - A new shape of `State` is a new version, which `restored` reads beside the older ones: runs hand it on.
 * - A new default of a duration needs nothing: each transaction keeps those it was started with.
 *
 * Workers carry no version here, on the embedded server as on any other, so every open transaction goes on with the
 * newest worker. Where Worker Versioning is switched on, that behaviour has to be asked for by its name, AUTO_UPGRADE:
 * PINNED would keep an old fleet alive for as long as the oldest transaction lives.
 */
export { archiveRenewal } from './archive-renewal.ts'
export { landTransaction } from './land-transaction.ts'
