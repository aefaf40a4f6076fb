import express from 'express'
import { readRevocations } from '../../certs/authority/revocations.ts'
import type { Revocation } from '../../certs/authority/revocations.ts'
import { openServices } from '../../certs/authority/services.ts'
import type { Instant } from '../../domain/time.ts'
import { failed } from '../failed.ts'
import type { Log } from '../failed.ts'
import { serveOnLoopback } from '../loopback.ts'
import type { LoopbackServer } from '../loopback.ts'
import type { TsaDeps } from './deps.ts'
import { trustList } from './list.ts'
import { ocspResponder, revocationLists } from './status.ts'
import { tsaSwitchboard } from './switchboard.ts'
import { timestamps } from './timestamps.ts'

interface TsaOptions {
  /** 0 takes a free one. */
  readonly port: number
  /** The development authority's; what is missing there is made. */
  readonly authorityFolder: string
  readonly clock: () => Instant
  readonly log?: Log
}

/**
 * The trust services of the development authority: timestamps (RFC 3161), the status of certificates by CRL
 * and OCSP (RFC 5280, 6960) and the signed trust list, with switches for what can go wrong with each.
 */
export async function startTsa(options: TsaOptions): Promise<LoopbackServer> {
  const { port, authorityFolder: folder, clock, log = () => undefined } = options
  const services = await openServices({ folder, now: clock() })
  const switchboard = tsaSwitchboard({ clock, onRecord: () => readRevocations(folder) })
  const deps: TsaDeps = {
    ...{ services, clock, switches: switchboard.current },
    async revocations() {
      const switched = switchboard.revoked()
      const onRecord = await readRevocations(folder)
      return switched === null ? onRecord : [...onRecord, { ...switched, issuer: issuerOf(switched.serial) }]
    },
  }
  // The root issued one certificate, and every other is of the issuing authority.
  const issuerOf = (serial: string): Revocation['issuer'] =>
    serial === services.issuing.certificate.serial ? 'root' : 'issuing'

  return serveOnLoopback(port, (url) =>
    express()
      .disable('x-powered-by')
      .use(switchboard.routes)
      .use(switchboard.misbehave)
      .use(timestamps(deps))
      .use(ocspResponder(deps))
      .use(revocationLists(deps))
      .use(trustList({ ...deps, folder, url }))
      .use(failed(log)),
  )
}
