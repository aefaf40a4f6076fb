import type { Message } from '../../domain/message/message.ts'
import type { DeliveryState } from '../../domain/ports.ts'
import type { Instant } from '../../domain/time.ts'
import type { Json } from './json.ts'

/** A message as its table holds it. */
export interface MessageRow {
  readonly seq: number
  readonly message_id: string
  readonly recipient: string
  readonly party_id: string | null
  readonly template: Message['template']
  readonly data: Json<Message['data']>
  readonly to_json: Json<Message['to']>
  readonly transaction_id: Message['transactionId']
  readonly at: Instant
  readonly read_at: Instant | null
}

export interface DeliveryRow {
  readonly delivery_id: string
  readonly message_id: string
  /** Null for an e-mail. */
  readonly endpoint_id: string | null
  readonly state: DeliveryState
  readonly attempts: number
  readonly sent_off_at: Instant
  readonly due_at: Instant
  readonly sent_at: Instant | null
  readonly error: string | null
}
