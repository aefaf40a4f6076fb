import { z } from 'zod'
import { bilingual, declaration, kind, right, role } from './terms.ts'
import { orNull } from './values.ts'

const kindRole = z
  .strictObject({
    role,
    title: bilingual,
    side: z.enum(['gives', 'receives', 'concerned']),
    least: z.int(),
    most: z.int(),
    shares: z.boolean(),
    signs: z.boolean(),
    pays: z.boolean(),
  })
  .meta({ id: 'KindRole', description: 'The roles that sign do so in this order, and the notary last' })

const kindDocument = z
  .strictObject({
    document: z.string(),
    title: bilingual,
    role: orNull(role),
    basis: z.string(),
    when: z.string().nullable().meta({ description: 'Asked only then; null: always' }),
    validForDays: z.int().nullable(),
  })
  .meta({ id: 'KindDocument', description: 'Asked of each party in the role; without a role, once' })

const kindRow = z
  .strictObject({
    kind,
    title: bilingual,
    basis: z.string(),
    roles: z.array(kindRole),
    documents: z.array(kindDocument),
    amount: orNull(bilingual).meta({ description: 'What `price` is; null: there must be none' }),
    needs: z.array(z.enum(['counterpart', 'refersTo', 'condition', 'diedOn'])),
    rights: z.array(right),
    declarations: z.array(declaration),
    effect: z.string(),
    duties: z.string(),
    bars: z.array(z.string()),
    publicationDays: z.int().nullable(),
    byOrder: z.boolean().meta({ description: 'A court may order it; then only the notary signs' }),
  })
  .meta({
    id: 'KindRow',
    description: 'One kind of transaction: who takes part, what is asked for, what it does',
  })

export const kindList = z.strictObject({ kinds: z.array(kindRow) }).meta({ id: 'KindList' })
