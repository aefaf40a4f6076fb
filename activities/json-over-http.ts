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

/** In octets; what is said of an order has a few hundred. */
const LARGEST_ANSWER = 1024 * 1024

/** Each call must be safe to repeat. Throws a fault as `callOver` does. */
export async function callForJson({
  method,
  url,
  authorization,
  body,
  patience,
}: JsonCall): Promise<HttpAnswer> {
  const content = body === undefined ? undefined : JSON.stringify(body)
  const type = content === undefined ? {} : { 'content-type': 'application/json' }
  const headers = { authorization, ...type }
  const answer = await callOver({ method, url, headers, content, patience, most: LARGEST_ANSWER })
  return { status: answer.status, text: answer.body.toString() }
}
