import { join } from 'node:path'
import { compileAsync } from 'sass'
import type { Places } from '../places.ts'

/** The one style sheet: GOV.UK Frontend's components under our own settings, and what is ours. */
export async function compileStyles({ styles, components }: Places): Promise<string> {
  const { css } = await compileAsync(join(styles, 'app.scss'), {
    loadPaths: [components],
    style: 'compressed',
    quietDeps: true,
  })
  return css
}
