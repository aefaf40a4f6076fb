// In a checkout an examiner runs its source as it is; it does not inherit how its parent reads TypeScript.
import { register } from 'tsx/esm/api'

register()
await import('./examiner.ts')
