import { EventEmitter, on } from 'node:events'

export interface FloorActivities {
  nothing(payload: string): Promise<string>
}

export const floorActivities: FloorActivities = {
  nothing: (payload) => Promise.resolve(payload),
}

export interface AnnouncedFloor {
  readonly activities: FloorActivities
  /** Counts what is done for that workflow from now on; resolves when it is so much. */
  readonly counting: (workflowId: string) => { until(count: number): Promise<void>; end(): Promise<void> }
}

/** Says what has been done, so that the driver can wait where the driver of a sale waits. */
export function announcedFloor(): AnnouncedFloor {
  const done = new EventEmitter()
  return {
    activities: {
      nothing: (payload) => {
        done.emit(payload.trimEnd())
        return Promise.resolve(payload)
      },
    },
    counting: (workflowId) => {
      const each = on(done, workflowId)
      let counted = 0
      return {
        async until(count) {
          for (; counted < count; counted += 1) await each.next()
        },
        async end() {
          await each.return?.()
        },
      }
    },
  }
}
