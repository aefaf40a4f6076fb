#!/usr/bin/env node
// In a build the compiled command stands in dist; in a checkout the sources run as they are.
import { existsSync } from 'node:fs'
import { register } from 'tsx/esm/api'

const compiled = new URL('../dist/bin/registrar.js', import.meta.url)

if (process.env['REGISTRAR_DIST'] === '1' && existsSync(compiled)) {
  await import(compiled.href)
} else {
  register()
  await import(new URL('./main.ts', import.meta.url).href)
}
