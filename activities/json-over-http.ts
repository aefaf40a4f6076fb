import { text } from 'node:stream/consumers'
import { callOver } from './kept-connections.ts'
import type { HttpCall } from './kept-connections.ts'

export interface JsonCall extends Pick<HttpCall, 'url' | 'patience'> {
  readonly method: 'GET' | 'PUT' | 'DELETE'
  readonly authorization: string
  /** Sent as JSON, when there is one. */
  readonly body: unknown
}

export interface HttpAnswer {
  readonly status: number
  readonly text: string
}

/** Each call must be safe to repeat. Throws a fault when there is no whole answer in time. */
export async function callForJson({
  method,
  url,
  authorization,
  body,
  patience,
}: JsonCall): Promise<HttpAnswer> {
  const content = body === undefined ? undefined : JSON.stringify(body)
  const type = content === undefined ? {} : { 'content-type': 'application/json' }
  const call = { method, url, headers: { authorization, ...type }, content, patience }
  return callOver(call, async (response) => ({
    status: response.statusCode ?? 0,
    text: await text(response),
  }))
}
