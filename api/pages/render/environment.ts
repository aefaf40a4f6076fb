import nunjucks from 'nunjucks'
import type { Places } from '../places.ts'

/** Templates with every value escaped unless a template says `safe`, which ours do only of their own markup. */
export function createEnvironment({ templates, components }: Places): nunjucks.Environment {
  const loader = new nunjucks.FileSystemLoader([templates, components])
  return new nunjucks.Environment(loader, { autoescape: true, trimBlocks: true, lstripBlocks: true })
}
