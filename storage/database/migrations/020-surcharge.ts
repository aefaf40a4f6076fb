import type { Step } from './dialect.ts'

/** A dry run tells from when on being late costs something; those before said nothing of it. */
export const surcharge: Step = {
  name: '020-surcharge',
  statements: () => [`alter table dry_run add column surcharge text`],
}
