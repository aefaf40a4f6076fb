import { ScheduleAlreadyRunning } from '@temporalio/client'
import type { Client } from '@temporalio/client'
import { ARCHIVE_RENEWAL, ARCHIVE_SCHEDULE, TRANSACTIONS_QUEUE } from '../../workflows/messages.ts'

/** Has the archive renewed every night. Does nothing when the schedule is there already. */
export async function ensureArchiveSchedule({ schedule }: Pick<Client, 'schedule'>): Promise<void> {
  try {
    await schedule.create({
      scheduleId: ARCHIVE_SCHEDULE,
      spec: { calendars: [{ hour: 2 }], timezone: 'Indian/Mauritius' },
      action: { type: 'startWorkflow', workflowType: ARCHIVE_RENEWAL, taskQueue: TRANSACTIONS_QUEUE },
      policies: { overlap: 'SKIP', catchupWindow: '1 day' },
    })
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error
  }
}
