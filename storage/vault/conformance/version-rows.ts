import { checkVault } from '../health.ts'
import type { VaultPlace } from '../vault-place.ts'
import { ask, mustAnswer, mustRead, mustRefuse, stored, versionIn } from './exchange.ts'
import type { ConformanceRow } from './exchange.ts'
import { makeThrowAwayBucket } from './throw-away-bucket.ts'

/** What was stored once stays. */
export const VERSION_ROWS: readonly ConformanceRow[] = [
  {
    name: 'a bucket made with object lock has object lock and versioning',
    run: ({ client, bucket }) => checkVault(client, bucket),
  },
  {
    name: 'an overwrite makes a new version, and the old one stays readable',
    async run(place: VaultPlace): Promise<void> {
      const old = await stored(place, 'old')
      const young = await stored(place, 'young', { key: old.key })
      if (old.versionId === young.versionId) throw new Error('both have the same version id')
      await mustRead(place, old, 'old')
      await mustRead(place, young, 'young')
    },
  },
  {
    name: 'a delete leaves a marker, and the version stays readable',
    async run(place: VaultPlace): Promise<void> {
      const version = await stored(place, 'deleted')
      const answer = mustAnswer(await ask(place, { method: 'DELETE', key: version.key }), 204)
      if (answer.headers['x-amz-delete-marker'] !== 'true') throw new Error('no marker was left')
      versionIn(answer)
      mustAnswer(await ask(place, { method: 'GET', key: version.key }), 404)
      await mustRead(place, version, 'deleted')
    },
  },
  {
    name: 'the versions of a key are listed, newest first',
    async run(place: VaultPlace): Promise<void> {
      const old = await stored(place, 'old')
      const young = await stored(place, 'young', { key: old.key })
      const { body } = mustAnswer(
        await ask(place, { method: 'GET', query: `prefix=${old.key}&versions` }),
        200,
      )
      const listed = Array.from(body.matchAll(/<VersionId>([^<]+)</g), (match) => match[1])
      if (listed.join() !== [young.versionId, old.versionId].join()) {
        throw new Error(`listed ${listed.join()}`)
      }
    },
  },
  {
    name: 'versioning cannot be suspended on a bucket with object lock',
    async run(place: VaultPlace): Promise<void> {
      const body =
        '<VersioningConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Status>Suspended</Status></VersioningConfiguration>'
      mustRefuse(await ask(place, { method: 'PUT', query: 'versioning', body }))
      await checkVault(place.client, place.bucket)
    },
  },
  {
    name: 'a bucket that holds an unlocked version cannot be deleted',
    advisory: true,
    async run({ client }: VaultPlace): Promise<void> {
      // In a bucket of its own, because a server that fails here takes the bucket away from the other rows.
      const place = await makeThrowAwayBucket(client)
      const version = await stored(place, 'kept')
      mustRefuse(await ask(place, { method: 'DELETE' }))
      await mustRead(place, version, 'kept')
    },
  },
]
