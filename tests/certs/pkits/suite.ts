import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import type { PolicyInputs } from '../../../certs/x509/path-result.ts'

/** One question of the suite; files are named as NIST names them. */
export interface Case {
  readonly id: string
  readonly name: string
  readonly certificate: string
  readonly pool: readonly string[]
  readonly crls: readonly string[]
  readonly policies: PolicyInputs
  readonly valid: boolean
}

interface Suite {
  readonly cases: readonly Case[]
  readonly anchor: string
  certificate(file: string): Uint8Array
  crl(file: string): Uint8Array
}

export function readSuite(): Suite {
  const packed = readFileSync(new URL('suite.json.gz', import.meta.url))
  const { cases, anchor, certificates, crls } = JSON.parse(gunzipSync(packed).toString()) as {
    cases: readonly Case[]
    anchor: string
    certificates: Readonly<Record<string, string>>
    crls: Readonly<Record<string, string>>
  }
  return {
    ...{ cases, anchor },
    certificate: (file) => decoded(certificates[file], file),
    crl: (file) => decoded(crls[file], file),
  }
}

function decoded(base64: string | undefined, file: string): Uint8Array {
  if (base64 === undefined) throw new Error(`The suite holds no ${file}`)
  return Buffer.from(base64, 'base64')
}
