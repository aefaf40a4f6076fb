import express, { Router } from 'express'
import { join } from 'node:path'
import type { Places } from '../places.ts'
import { compileStyles } from './compile-styles.ts'

/** Asked again each time, answered by "not modified": a new release shows at once. */
const REVALIDATE = 'public, no-cache'
const ONE_YEAR = 'public, max-age=31536000, immutable'

/** Styles, scripts, the type face and the icon. The styles are compiled once, when they are first asked for. */
export function createAssets(places: Places): Router {
  const router = Router()
  let styles: string | undefined

  router.get('/assets/app.css', (_req, res) => {
    styles ??= compileStyles(places)
    res.type('css').set('Cache-Control', REVALIDATE).send(styles)
  })
  router.use('/assets/fonts', fixed(places.fonts, ONE_YEAR))
  router.use('/assets/scripts', fixed(places.scripts, REVALIDATE))
  router.get('/assets/icon.svg', (_req, res) => {
    res.set('Cache-Control', REVALIDATE).sendFile(join(places.styles, 'icon.svg'), { cacheControl: false })
  })
  return router
}

function fixed(folder: string, cacheControl: string): express.RequestHandler {
  return express.static(folder, {
    index: false,
    redirect: false,
    cacheControl: false,
    setHeaders: (res) => res.setHeader('Cache-Control', cacheControl),
  })
}
