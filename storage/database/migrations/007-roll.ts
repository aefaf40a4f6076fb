import type { Step } from './dialect.ts'

/** The roll of notaries with its times: commission, suspensions, and which certificate was whose from when on. */
export const roll: Step = {
  name: '007-roll',
  statements: (dialect) => [
    `alter table notary add column commissioned_from text`,
    `alter table notary add column commissioned_until text`,
    `create table notary_suspension (
      notary_id ${dialect.text} not null references notary (id),
      position integer not null,
      suspended_from text,
      suspended_until text,
      primary key (notary_id, position)
    )`,
    `create table notary_certificate (
      notary_id ${dialect.text} not null references notary (id),
      position integer not null,
      sha256 text not null,
      bound_from text,
      bound_until text,
      primary key (notary_id, position)
    )`,
    `insert into notary_certificate (notary_id, position, sha256) select id, 1, certificate_sha256 from notary`,
    `alter table notary drop column certificate_sha256`,
  ],
}
