import { delay, toggle } from '../switches.ts'
import type { SettingsOf } from '../switches.ts'

/** The ways in which this bank can be made to misbehave. All off is a bank on its best day. */
export const SWITCHES = {
  lost: toggle('Notifications are lost'),
  /** Under the same event id. */
  doubled: toggle('Every notification comes twice'),
  /** Of the notifications of one payment. */
  reordered: toggle('The last notification comes first'),
  /** And reported. */
  wrongAmount: toggle('One cent less than ordered is captured'),
  /** But for the switches. */
  outage: toggle('The bank is out of service (503)'),
  serverErrorAfterCharge: toggle('Error 500 after the card is charged'),
  late: delay('Notifications come late by'),
}

export type Switches = SettingsOf<typeof SWITCHES>
