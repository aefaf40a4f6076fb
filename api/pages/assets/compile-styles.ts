import { join } from 'node:path'
import { compile } from 'sass'
import type { Places } from '../places.ts'

/**
 * The one style sheet: GOV.UK Frontend's components under our own settings, and what is ours. About a second, in
 * which nothing else happens; the compiler's other form takes twice as long and lets no one else work either.
 */
export function compileStyles({ styles, components }: Places): string {
  const { css } = compile(join(styles, 'app.scss'), {
    loadPaths: [components],
    style: 'compressed',
    quietDeps: true,
  })
  return css
}
