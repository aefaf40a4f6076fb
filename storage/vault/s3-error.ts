import { S3Error } from 'minio'

/** True when the object store itself answered with one of these S3 error codes. */
export function answered(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof S3Error && codes.includes(error.code ?? '')
}
