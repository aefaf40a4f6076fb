import { OID } from '../asn1/oids.ts'
import type { NameParts } from './issue-certificate.ts'

const COUNTRY = { oid: OID.country, value: 'MU' } as const

function office(organization: string, commonName: string): NameParts {
  return [COUNTRY, { oid: OID.organization, value: organization }, { oid: OID.commonName, value: commonName }]
}

export const ROOT_NAME = office('Development authority', 'Development root')
export const ISSUING_NAME = office('Development authority', 'Development issuing authority')
export const TIMESTAMPS_NAME = office('Development authority', 'Development timestamps')
export const STATUS_NAME = office('Development authority', 'Development status of certificates')
export const SEAL_NAME = office(
  'Registrar-General (development)',
  'Seal of the Registrar-General (development)',
)

/** The notary's name for people, and the register's id for software: two notaries may share a name. */
export function notaryName(notary: { readonly id: string; readonly name: string }): NameParts {
  return [
    ...office('Chamber of Notaries (development)', notary.name),
    { oid: OID.serialNumber, value: notary.id },
  ]
}
