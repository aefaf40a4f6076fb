import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import type { Response } from 'express'
import type { HistoryEvent } from '../../domain/transaction/history.ts'
import { eventView } from './views/event.ts'

/** How often the record is asked. Quick for an eye, cheap for an index look-up. */
const POLL_MS = 400
/** Something to say before a proxy takes silence for death. */
const HEARTBEAT_MS = 15_000
/** Then the reader comes again with his Last-Event-ID, and shows again who he is. */
const LONGEST_MS = 10 * 60_000

/**
 * Sends what happens, as it happens, as server-sent events (HTML, 9.2) until the reader leaves. Reads the
 * record and nothing else, so that every event is sent exactly as it was committed, after any interruption.
 */
export async function streamEvents(
  res: Response,
  after: (seq: number) => Promise<readonly HistoryEvent[]>,
  from: number,
): Promise<void> {
  const first = await after(from)
  const left = new AbortController()
  res.once('close', () => {
    left.abort()
  })
  res.status(200).set({ 'Content-Type': 'text/event-stream', 'X-Accel-Buffering': 'no' })
  res.write('retry: 1000\n\n')
  try {
    await follow(res, after, { seq: from, events: first }, left.signal)
  } catch (error) {
    if (!left.signal.aborted) throw error
  } finally {
    res.end()
  }
}

async function follow(
  res: Response,
  after: (seq: number) => Promise<readonly HistoryEvent[]>,
  begin: { readonly seq: number; readonly events: readonly HistoryEvent[] },
  signal: AbortSignal,
): Promise<void> {
  const began = performance.now()
  let { seq, events } = begin
  let spokeAt = began
  while (!signal.aborted && performance.now() - began < LONGEST_MS) {
    const silent = performance.now() - spokeAt
    if (events.length > 0 || silent >= HEARTBEAT_MS) {
      await say(res, events.map(messageOf).join('') || ': still here\n\n', signal)
      spokeAt = performance.now()
    }
    seq = events.at(-1)?.seq ?? seq
    await pause(POLL_MS, undefined, { signal })
    events = await after(seq)
  }
}

function messageOf(event: HistoryEvent): string {
  return `id: ${event.seq}\ndata: ${JSON.stringify(eventView(event))}\n\n`
}

async function say(res: Response, text: string, signal: AbortSignal): Promise<void> {
  if (!res.write(text)) await once(res, 'drain', { signal })
}
