import type { Step } from './dialect.ts'

/** A title may rest on the order of a court; those before this step rest on deeds. */
export const courtOrder: Step = {
  name: '022-court-order',
  statements: () => [`alter table title add column court_order text`],
}
