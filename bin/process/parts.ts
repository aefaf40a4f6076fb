import type { Part } from '../config.ts'

/** Which parts of the configuration each of our processes reads. `registrar start` gives it nothing besides. */
export const PARTS_OF = {
  api: ['database', 'temporal', 's3', 'api', 'bank', 'trustList', 'notices', 'process'],
  'worker-transactions': [
    ...(['database', 'temporal', 'merchant', 'portal', 'post', 'notices', 'process'] as const),
  ],
  'worker-documents': [
    ...(['database', 'temporal', 's3', 'authority', 'portal', 'timestamps', 'trustList', 'process'] as const),
  ],
  sandbox: ['sandbox', 'authority', 'process'],
} as const satisfies Readonly<Record<string, readonly Part[]>>

export type ProcessName = keyof typeof PARTS_OF
