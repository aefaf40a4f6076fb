import type { Step } from './dialect.ts'

/** Owners log in by their identity number, by which their titles are found. */
export const owners: Step = {
  name: '019-owners',
  statements: () => [
    `alter table session add column nic text`,
    `create index title_holder_person on title_holder (person_id)`,
  ],
}
