import { Router } from 'express'
import { publishTrustList } from '../../certs/authority/publish-trust-list.ts'
import type { AuthorityServices } from '../../certs/authority/services.ts'
import type { TrustList } from '../../certs/trust/trust-list.ts'
import { answer } from './deps.ts'
import type { TsaDeps } from './deps.ts'

/** The signed list of whom to trust: the development root, with the addresses of this server. */
export function trustList(deps: TsaDeps & { readonly folder: string; readonly url: string }): Router {
  const { services, clock, switches, folder, url } = deps
  const content = contentOf(services, url)
  const router = Router()
  router.get('/trust-list.jws', (_req, res) => {
    const jws = publishTrustList(content, { folder, key: services.trustListKey, now: clock() })
    answer(res, 'application/jose', Buffer.from(jws), switches())
  })
  return router
}

/** The root vouches for signers and for timestamps, from when it began and with no end known. */
function contentOf(
  { root, issuing }: AuthorityServices,
  url: string,
): Pick<TrustList, 'services' | 'intermediates'> {
  const { der: certificate, notBefore: validFrom } = root.certificate
  const crlUrl = `${url}/crl/root.crl`
  const rootEntry = { certificate, validFrom, validUntil: null, crlUrl, ocspUrl: null }
  return {
    services: [
      { name: 'Development root, certificates', service: 'CA', ...rootEntry },
      { name: 'Development root, timestamps', service: 'TSA', ...rootEntry },
    ],
    intermediates: [
      {
        ...{ name: 'Development issuing authority', certificate: issuing.certificate.der },
        ...{ crlUrl: `${url}/crl/issuing.crl`, ocspUrl: `${url}/ocsp` },
      },
    ],
  }
}
