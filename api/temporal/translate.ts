import {
  isGrpcServiceError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client'
import { ApplicationFailure } from '@temporalio/common'
import type { TransactionId } from '../../domain/ids.ts'
import { isRefusalCode, Refusal } from '../../domain/refusal.ts'
import type { RefusalDetail } from '../../domain/refusal.ts'
import { Unavailable } from '../unavailable.ts'
import { WorkflowGone } from '../workflow-gateway.ts'

/** Makes a call and says in our words what went wrong: Refusal, WorkflowGone, Unavailable, or the fault itself. */
export async function translated<Result>(id: TransactionId, call: () => Promise<Result>): Promise<Result> {
  try {
    return await call()
  } catch (error) {
    throw translate(id, error)
  }
}

function translate(id: TransactionId, error: unknown): unknown {
  if (error instanceof WorkflowUpdateFailedError) return refusalIn(error) ?? error
  if (error instanceof WorkflowNotFoundError) return new WorkflowGone(id)
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) return new Unavailable('Temporal', error)
  return saysAway(error) ? new Unavailable('Temporal', error) : error
}

/** A refusal crosses as an ApplicationFailure of its code, at any depth: an activity's has one failure around it. */
function refusalIn(error: unknown): Refusal | undefined {
  if (!(error instanceof Error)) return undefined
  if (error instanceof ApplicationFailure && isRefusalCode(error.type ?? '')) {
    return new Refusal(error.type as Refusal['code'], error.message, detailOf(error))
  }
  return refusalIn(error.cause)
}

function detailOf({ details }: ApplicationFailure): RefusalDetail {
  const [detail] = details ?? []
  return typeof detail === 'object' && detail !== null ? (detail as RefusalDetail) : {}
}

/** gRPC status codes: 1 cancelled, 4 deadline exceeded, 8 resource exhausted, 10 aborted, 14 unavailable. */
const AWAY = new Set([1, 4, 8, 10, 14])

function saysAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return (isGrpcServiceError(error) && AWAY.has(error.code)) || saysAway(error.cause)
}
