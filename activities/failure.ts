import { ApplicationFailure } from '@temporalio/common'
import { Refusal } from '../domain/refusal.ts'

/** A refusal will be refused again, so it is not retried; a fault may pass, so the retry policy has it. */
export function toFailure(error: unknown): unknown {
  if (!(error instanceof Refusal)) return error
  return ApplicationFailure.create({
    message: error.message,
    type: error.code,
    details: [error.detail],
    nonRetryable: true,
    category: 'BENIGN',
  })
}

type Activity = (...input: never[]) => Promise<unknown>

/** The same activities, each of whose refusals crosses to the workflow as a failure that names its code. */
export function refusingAsFailures<Activities extends object>(activities: Activities): Activities {
  const entries = Object.entries(activities) as [string, Activity][]
  return Object.fromEntries(entries.map(([name, activity]) => [name, converting(activity)])) as Activities
}

function converting(activity: Activity): Activity {
  return async (...input) => {
    try {
      return await activity(...input)
    } catch (error) {
      throw toFailure(error)
    }
  }
}
