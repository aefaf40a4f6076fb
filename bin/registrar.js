#!/usr/bin/env node
// In a build the compiled command stands beside this file. In a checkout the sources run as they are, unless
// REGISTRAR_DIST=1 asks for what `npm run build` made of them.
import { existsSync } from 'node:fs'

const beside = new URL('./main.js', import.meta.url)
const built = new URL('../dist/bin/main.js', import.meta.url)

if (existsSync(beside)) {
  await import(beside.href)
} else if (process.env['REGISTRAR_DIST'] === '1') {
  await import(built.href)
} else {
  const { register } = await import('tsx/esm/api')
  register()
  await import(new URL('./main.ts', import.meta.url).href)
}
