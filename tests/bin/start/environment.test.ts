import { expect } from 'chai'
import { readConfig } from '../../../bin/config.ts'
import { PARTS_OF } from '../../../bin/process/parts.ts'
import type { ProcessName } from '../../../bin/process/parts.ts'
import { environmentFor, partsEnvironment, serversEnvironment } from '../../../bin/start/environment.ts'

const EVERYTHING = {
  ...partsEnvironment({
    dataFolder: '/data',
    databaseUrl: 'sqlite:/data/register',
    secrets: {
      codecKeys: 'k1:codec',
      payLinkKey: 'pay-link',
      noticesKey: 'notices',
      portalSecret: 'portal-secret',
      bankPassword: 'bank-password',
      bankNotificationSecret: 'notification-secret',
    },
    ports: { api: 3000, bank: 4000, identity: 4001, tsa: 4002, mail: 4003, smtp: 2525 },
    trustListSigner: Buffer.from('the key of the list'),
  }),
  ...serversEnvironment(
    { address: '127.0.0.1:7233', namespace: 'registrar', uiUrl: undefined, process: undefined },
    {
      kind: 'external',
      endpoint: 'http://127.0.0.1:9000',
      accessKey: 'access',
      secretKey: 's3-secret',
      region: 'us-east-1',
      process: undefined,
    },
  ),
}

const NAMES = Object.keys(PARTS_OF) as readonly ProcessName[]

/** Every secret, and the processes that cannot do without it. */
const HOLDERS: Readonly<Record<string, readonly ProcessName[]>> = {
  CODEC_KEYS: ['api', 'worker-transactions', 'worker-documents'],
  S3_SECRET_KEY: ['api', 'worker-documents'],
  // The letter to a payer holds his pay link.
  PAY_LINK_KEY: ['api', 'worker-transactions'],
  NOTICES_KEY: ['api', 'worker-transactions'],
  OIDC_CLIENT_SECRET: ['api', 'sandbox'],
  BANK_PASSWORD: ['worker-transactions', 'sandbox'],
  BANK_NOTIFICATION_SECRET: ['api', 'sandbox'],
  AUTHORITY_FOLDER: ['worker-documents', 'sandbox'],
}

describe('the environment of each process', () => {
  for (const name of NAMES) {
    it(`has all that it reads (${name})`, () => {
      expect(() => readConfig(PARTS_OF[name], environmentFor(name, EVERYTHING))).not.to.throw()
    })
  }

  for (const [secret, holders] of Object.entries(HOLDERS)) {
    it(`has ${secret} only where it is needed`, () => {
      const given = NAMES.filter((name) => secret in environmentFor(name, EVERYTHING))
      expect(given).to.have.members(holders)
    })
  }
})
