// In a checkout a thread runs its source as it is; threads do not inherit how their process reads TypeScript.
import { register } from 'tsx/esm/api'

register()
await import('./document-worker.ts')
