import type { Knex } from 'knex'
import type { Sha256 } from '../../domain/ids.ts'
import type { BoundCertificate, Term } from '../../domain/people/roll.ts'
import type { Notary, NotaryRoll } from '../../domain/ports.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { Instant } from '../../domain/time.ts'
import { commit } from './commit.ts'

interface NotaryRow {
  readonly id: string
  readonly name: string
  readonly commissioned_from: Instant | null
  readonly commissioned_until: Instant | null
}

interface SuspensionRow {
  readonly notary_id: string
  readonly position: number
  readonly suspended_from: Instant | null
  readonly suspended_until: Instant | null
}

interface CertificateRow {
  readonly notary_id: string
  readonly position: number
  readonly sha256: Sha256
  readonly bound_from: Instant | null
  readonly bound_until: Instant | null
}

export function createNotaries(knex: Knex): NotaryRoll {
  return {
    enrol: (enrolment) => commit(knex, (trx) => enrol(trx, enrolment)),
    amend: (id, office) => commit(knex, (trx) => amend(trx, id, office)),
    find: (id) => find(knex, id),
  }
}

type Enrolment = Parameters<NotaryRoll['enrol']>[0]

async function enrol(trx: Knex.Transaction, { id, name, certificateSha256, at }: Enrolment): Promise<void> {
  await trx('notary').insert({ id, name }).onConflict('id').merge(['name'])
  const bound = await certificatesOf(trx, id)
  const last = bound.at(-1)
  if (last?.sha256 === certificateSha256 && last.until === null) return
  await trx<CertificateRow>('notary_certificate')
    .where({ notary_id: id, bound_until: null })
    .update({ bound_until: at })
  await trx<CertificateRow>('notary_certificate').insert({
    notary_id: id,
    position: bound.length + 1,
    sha256: certificateSha256,
    bound_from: at,
    bound_until: null,
  })
}

async function amend(
  trx: Knex.Transaction,
  id: string,
  { commission, suspensions }: Parameters<NotaryRoll['amend']>[1],
): Promise<void> {
  const amended = await trx<NotaryRow>('notary')
    .where({ id })
    .update({ commissioned_from: commission.from, commissioned_until: commission.until })
  if (amended === 0) throw new Refusal('not-authorised', 'This notary is not on the roll')
  await trx<SuspensionRow>('notary_suspension').where({ notary_id: id }).delete()
  for (const [index, term] of suspensions.entries()) {
    await trx<SuspensionRow>('notary_suspension').insert({
      notary_id: id,
      position: index + 1,
      suspended_from: term.from,
      suspended_until: term.until,
    })
  }
}

interface FoundRow extends Omit<NotaryRow, 'id'> {
  readonly suspension: number | null
  readonly suspended_from: Instant | null
  readonly suspended_until: Instant | null
  readonly certificate: number | null
  readonly sha256: Sha256 | null
  readonly bound_from: Instant | null
  readonly bound_until: Instant | null
}

/** One statement, so that all of it is as of one moment; a row for each pair of a suspension and a certificate. */
async function find(knex: Knex, id: string): Promise<Notary | undefined> {
  const rows = await knex('notary')
    .leftJoin('notary_suspension', 'notary_suspension.notary_id', 'notary.id')
    .leftJoin('notary_certificate', 'notary_certificate.notary_id', 'notary.id')
    .where('notary.id', id)
    .orderBy(['suspension', 'certificate'])
    .select<FoundRow[]>(
      ...['notary.name', 'notary.commissioned_from', 'notary.commissioned_until'],
      ...['notary_suspension.position as suspension', 'suspended_from', 'suspended_until'],
      ...['notary_certificate.position as certificate', 'sha256', 'bound_from', 'bound_until'],
    )
  const [row] = rows
  if (row === undefined) return undefined
  return {
    id,
    name: row.name,
    commission: { from: row.commissioned_from, until: row.commissioned_until },
    suspensions: suspensionsIn(rows),
    certificates: certificatesIn(rows),
  }
}

function suspensionsIn(rows: readonly FoundRow[]): readonly Term[] {
  return rows
    .filter(({ suspension, certificate }) => suspension !== null && certificate === rows[0]?.certificate)
    .map((row) => ({ from: row.suspended_from, until: row.suspended_until }))
}

function certificatesIn(rows: readonly FoundRow[]): readonly BoundCertificate[] {
  return rows.flatMap(({ suspension, sha256, bound_from: from, bound_until: until }) =>
    sha256 === null || suspension !== rows[0]?.suspension ? [] : [{ sha256, from, until }],
  )
}

async function certificatesOf(trx: Knex.Transaction, id: string): Promise<readonly BoundCertificate[]> {
  const rows = await trx<CertificateRow>('notary_certificate')
    .where({ notary_id: id })
    .orderBy('position')
    .select('sha256', 'bound_from', 'bound_until')
  return rows.map((row) => ({ sha256: row.sha256, from: row.bound_from, until: row.bound_until }))
}

/** The name on the roll; his id, if he is not there. */
export async function notaryName(trx: Knex.Transaction, id: string): Promise<string> {
  const row = await trx<NotaryRow>('notary').where({ id }).first('name')
  return row?.name ?? id
}
