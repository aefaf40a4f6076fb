import type { CodecKey } from '../../bin/temporal/codec.ts'

/** For histories that are committed: public, hence good for nothing else. */
export const TEST_KEYS: readonly [CodecKey] = [{ id: 'test', key: new Uint8Array(32).fill(7) }]
