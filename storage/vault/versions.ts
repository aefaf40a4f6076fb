import type { VaultPlace } from './vault-place.ts'

export interface ObjectVersion {
  readonly key: string
  readonly versionId: string
}

export interface ListedVersion extends ObjectVersion {
  readonly isDeleteMarker: boolean
}

/** What the client lists when asked for versions; its types know only one part of it. */
interface Listed {
  readonly name?: string
  readonly versionId?: string
  readonly isDeleteMarker?: boolean
}

/** Every version in the bucket whose key begins so; those of one key newest first, markers after them. */
export async function versionsOf(
  { client, bucket }: VaultPlace,
  prefix = '',
): Promise<readonly ListedVersion[]> {
  const versions: ListedVersion[] = []
  for await (const item of client.listObjects(bucket, prefix, true, { IncludeVersion: true })) {
    const { name, versionId, isDeleteMarker } = item as unknown as Listed
    if (name === undefined || versionId === undefined) throw new Error(`${bucket} lists no versions`)
    versions.push({ key: name, versionId, isDeleteMarker: isDeleteMarker === true })
  }
  return versions
}
