import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Where what a browser gets lies on this machine: in the checkout, also when the code runs from a build. */
export interface Places {
  readonly templates: string
  readonly styles: string
  readonly scripts: string
  /** Holds `govuk/`: templates and Sass of GOV.UK Frontend. */
  readonly components: string
  readonly fonts: string
}

export function findPlaces(): Places {
  const web = join(projectFolder(dirname(fileURLToPath(import.meta.url))), 'web')
  const require = createRequire(import.meta.url)
  return {
    templates: join(web, 'templates'),
    styles: join(web, 'styles'),
    scripts: join(web, 'scripts'),
    components: join(dirname(require.resolve('govuk-frontend')), '..'),
    fonts: join(dirname(require.resolve('@fontsource-variable/source-sans-3/wght.css')), 'files'),
  }
}

function projectFolder(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : projectFolder(dirname(folder))
}
