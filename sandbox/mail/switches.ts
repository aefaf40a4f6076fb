import { delay, toggle } from '../switches.ts'
import type { SettingsOf } from '../switches.ts'

/** The ways in which this mail server can be made to misbehave. All off is a server on its best day. */
export const SWITCHES = {
  /** The connection is closed with 421. */
  outage: toggle('The mail server is out of service'),
  busy: toggle('Every message is put off (451)'),
  rejected: toggle('No mailbox is known (550)'),
  /** The message was taken; the sender never hears of it. */
  lostAnswers: toggle('The line breaks after a message is taken'),
  slow: delay('Answers come late by'),
}

export type Switches = SettingsOf<typeof SWITCHES>
