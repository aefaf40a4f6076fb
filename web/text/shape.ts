import type { en } from './en/index.ts'

/** The English text gives the keys; the compiler holds every other language to them. */
export type Text = typeof en
