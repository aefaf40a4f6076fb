import type { Step } from './dialect.ts'

/** A transaction that waits for an owner holds its parcel like any other that was lodged. */
export const onHold: Step = {
  name: '009-on-hold',
  statements: () => [
    `drop index dossier_parcel_held`,
    `create unique index dossier_parcel_held on dossier (pin) where stage in
      ('lodged', 'examining', 'returned', 'awaiting-payment', 'clearing', 'on-hold', 'in-review', 'registering')`,
  ],
}
