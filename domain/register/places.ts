import type { Transcription } from './title.ts'

/** `TV 2026/3 No 17`: how deeds and the register name a place in the volumes. */
export function placeOf({ volume, number }: Transcription): string {
  return `${volume} No ${number}`
}
