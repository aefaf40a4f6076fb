import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openPkcs12 } from '../../certs/authority/pkcs12.ts'
import { keptKeys, programCredentials } from '../../sandbox/identity/keys.ts'
import type { Faces } from '../../signatures/draw/document.ts'
import { signerFromKey } from '../../signatures/sign/signer-from-key.ts'
import type { Signer } from '../../signatures/sign/signer.ts'
import { drawingFaces } from '../process/fonts.ts'
import { nameOf, prepareAuthority } from '../start/prepare.ts'
import type { Running } from '../start/running.ts'
import { createClient } from './client.ts'
import type { Client } from './client.ts'

/** The people of the demo, each with the program that speaks for him, and the notary's signing key. */
export interface DemoWorld {
  readonly notary: Client
  readonly notaryName: string
  readonly signer: Signer
  /** What papers and deeds are drawn with. */
  readonly faces: Faces
  readonly officers: readonly [Client, Client]
  readonly anyone: Client
}

/** Opens what a running installation keeps for its demo people. */
export async function openWorld(dataFolder: string, running: Running): Promise<DemoWorld> {
  const keys = keptKeys(join(dataFolder, 'sandbox'))
  const clientOf = (personId: string): Client => {
    const { clientId, clientSecret } = programCredentials(keys, personId)
    return createClient(running.apiUrl, { issuer: running.issuer, clientId, clientSecret })
  }
  const [notary] = (await prepareAuthority(dataFolder)).notaries
  if (notary === undefined) throw new Error('The development authority knows no notary')
  const { privateKey, certificate, chain } = openPkcs12(await readFile(notary.pkcs12Path), notary.password)
  return {
    notary: clientOf(notary.id),
    notaryName: nameOf(notary.id),
    signer: signerFromKey(privateKey, certificate, chain),
    faces: await drawingFaces(),
    officers: [clientOf('officer-1'), clientOf('officer-2')],
    anyone: createClient(running.apiUrl),
  }
}
