import { connect } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'chai'
import { NOTARY, open, pdfOf, upload } from './declared.ts'
import { openTown } from './town.ts'
import type { Town } from './town.ts'

const keyOf = (head: string): string => `half-${head.slice(0, 8)}`

describe('streams', () => {
  let town: Town
  before(async () => {
    town = await openTown()
  })
  after(() => town.close())

  /** Sends the head of an upload and half of what it promises, then hangs up. */
  const sendHalf = async (path: string, head: string): Promise<void> => {
    const { hostname, port } = new URL(town.url)
    const token = await town.tokenOf(NOTARY)
    const socket = connect(Number(port), hostname)
    socket.write(`PUT ${path} HTTP/1.1\r\nHost: ${hostname}\r\nAuthorization: Bearer ${token}\r\n`)
    socket.write(`Idempotency-Key: ${keyOf(head)}\r\nContent-Type: application/pdf\r\n${head}\r\n\r\n`)
    socket.write(head.startsWith('Transfer') ? '9\r\n%PDF-1.7\n\r\n' : '%PDF-1.7\n')
    while ((await town.spooled()).length === 0) await pause(5)
    socket.destroy()
  }

  for (const head of ['Content-Length: 1000000', 'Transfer-Encoding: chunked']) {
    it(`leave nothing of a half upload (${head})`, async () => {
      const id = await open(town)
      const [kept, refused] = [town.shelf.kept.size, await town.stores.refusals.count('document-incomplete')]
      await sendHalf(`/v1/transactions/${id}/documents/deed`, head)
      while ((await town.stores.refusals.count('document-incomplete')) === refused) await pause(5)
      expect([await town.spooled(), town.shelf.kept.size]).to.deep.equal([[], kept])

      const path = `/v1/transactions/${id}/documents/deed`
      const whole = await town.ask('PUT', path, { as: NOTARY, key: keyOf(head), pdf: pdfOf('whole') })
      expect(whole.status, 'the key was not used up').to.equal(201)
    })
  }

  interface Message {
    readonly id: string
    readonly event: string
  }

  /** Reads events until there are so many, then hangs up. */
  const follow = async (id: string, count: number, lastEventId?: string): Promise<readonly Message[]> => {
    const hangUp = new AbortController()
    const response = await fetch(`${town.url}/v1/transactions/${id}/events`, {
      signal: hangUp.signal,
      headers: {
        authorization: `Bearer ${await town.tokenOf(NOTARY)}`,
        accept: 'text/event-stream',
        ...(lastEventId !== undefined && { 'last-event-id': lastEventId }),
      },
    })
    expect(response.headers.get('content-type')).to.match(/^text\/event-stream/)
    let text = ''
    for await (const piece of response.body ?? []) {
      text += Buffer.from(piece).toString()
      if (text.split('\ndata: ').length > count) break
    }
    hangUp.abort()
    return [...text.matchAll(/id: (\d+)\ndata: (.*)\n\n/g)].map(([, seq = '', data = '{}']) => ({
      id: seq,
      event: (JSON.parse(data) as { readonly event: string }).event,
    }))
  }

  it('tell what happens as it happens, and go on after the last event that was seen', async () => {
    const id = await open(town)
    const following = follow(id, 2)
    await pause(50)
    await upload(town, id, 'deed', 'while somebody watches')
    const events = await following
    expect(events.map(({ event }) => event)).to.deep.equal(['opened', 'document-uploaded'])

    await upload(town, id, 'vendor-identity', 'while nobody watches')
    const resumed = await follow(id, 1, events.at(-1)?.id)
    expect(resumed.map(({ event }) => event)).to.deep.equal(['document-uploaded'])
    expect(Number(resumed[0]?.id)).to.be.greaterThan(Number(events.at(-1)?.id))
  })

  it('stop asking the record when the reader leaves', async () => {
    const id = await open(town)
    let asked = 0
    const { history } = town.deps.stores
    const after = history.after.bind(history)
    Object.assign(history, {
      after: (...args: Parameters<typeof after>) => {
        asked += 1
        return after(...args)
      },
    })
    await follow(id, 1)
    await pause(450)
    const then = asked
    await pause(900)
    expect(asked).to.equal(then)
  })

  it('give the history in one piece, too', async () => {
    const id = await open(town)
    const { body } = await town.ask('GET', `/v1/transactions/${id}/history`, { as: NOTARY })
    const { events } = body as {
      readonly events: readonly { readonly seq: number; readonly event: string }[]
    }
    expect(events.map(({ event }) => event)).to.deep.equal(['opened'])
    const path = `/v1/transactions/${id}/history?after=${events[0]?.seq ?? 0}`
    expect((await town.ask('GET', path, { as: NOTARY })).body.events).to.deep.equal([])
    const bad = await town.ask('GET', `/v1/transactions/${id}/history?after=x`, { as: NOTARY })
    expect(bad.body.code).to.equal('request-malformed')
  })
})
